import type { Lead, LeadFieldName, Provenance } from '@leadloom/contracts';
import { ArrowUpRight } from 'lucide-react';
import { formatNumber } from '../texts.ts';
import { Time } from '../parts/time.tsx';
import { countryName } from './lead-name.ts';
import { leadTexts as texts } from './texts.ts';

/** Every known field with where it comes from, and the records of the lead elsewhere. */
export function LeadDetails({ lead }: { lead: Lead }) {
  return (
    <>
      {Object.entries(texts.groups).map(([group, names]) => {
        const known = names.filter((name) => lead.fields[name] !== undefined);
        return known.length === 0 ? null : (
          <section key={group} className="lead-group">
            <h2>{group}</h2>
            <dl>
              {known.map((name) => (
                <div key={name} className="lead-fact">
                  <dt>{texts.fields[name]}</dt>
                  <dd className="lead-value">
                    <FieldValue name={name} value={lead.fields[name]!} />
                  </dd>
                  <dd>{lead.provenance[name] ? <Source provenance={lead.provenance[name]} /> : null}</dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      <section className="lead-group">
        <h2>{texts.links}</h2>
        {lead.links.length === 0 ? <p className="muted">{texts.noLinks}</p> : null}
        <div className="lead-links">
          {lead.links.map((link) => (
            <div key={`${link.connectionId} ${link.object} ${link.remoteId}`} className="lead-link">
              <b>{link.connector}</b>
              <span className="muted">{link.object}</span>
              <span className="mono truncate grow">{link.remoteId}</span>
              {link.url ? (
                <a href={link.url} target="_blank" rel="noreferrer" aria-label={`${link.connector} ${link.remoteId}`}>
                  <ArrowUpRight size={16} aria-hidden />
                </a>
              ) : null}
            </div>
          ))}
        </div>
      </section>
    </>
  );
}

function FieldValue({ name, value }: { name: LeadFieldName; value: string | number }) {
  if (typeof value === 'number') return formatNumber(value);
  if (name === 'email') return <a href={`mailto:${value}`}>{value}</a>;
  if (name === 'phone') return <a href={`tel:${value}`}>{value}</a>;
  if (name === 'country') return countryName(value);
  // Only web addresses become links: a value from outside may be any text.
  if ((name === 'linkedinUrl' || name === 'website') && /^https?:\/\//i.test(value))
    return (
      <a href={value} target="_blank" rel="noreferrer">
        {value.replace(/^https?:\/\/(www\.)?/i, '')}
      </a>
    );
  return value;
}

function Source({ provenance: { source, at, confidence } }: { provenance: Provenance }) {
  const percent = Math.round(confidence * 100);
  return (
    <span className="lead-source" title={texts.provenance(source, percent)}>
      {source}
      <svg viewBox="0 0 22 5" role="img" aria-label={`${percent} %`}>
        <rect width="22" height="5" rx="2.5" className="score-track" />
        <rect width={Math.max(2, confidence * 22)} height="5" rx="2.5" fill="var(--accent)" />
      </svg>
      <Time at={at} />
    </span>
  );
}
