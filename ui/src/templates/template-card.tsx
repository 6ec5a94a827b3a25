import { getTemplatePicture, type Template } from '@leadloom/contracts';
import { Link } from 'react-router';
import { urlOf } from '../api/url-of.ts';
import { Badge } from '../parts/badge.tsx';
import { templateTexts as texts } from './texts.ts';

export function TemplateCard({ template: { name, title, description, categories, needs } }: { template: Template }) {
  return (
    <li className="template-card">
      <img
        src={urlOf(getTemplatePicture, { params: { name } })}
        alt={texts.picture(title)}
        loading="lazy"
        width={320}
        height={150}
      />
      <h2>
        <Link to={`/templates/${name}`}>{title}</Link>
      </h2>
      <p>{description}</p>
      <p className="muted">{needs.length === 0 ? texts.needsNothing : texts.needs(needs)}</p>
      <div className="row">
        {categories.map((category) => (
          <Badge key={category}>{category}</Badge>
        ))}
      </div>
    </li>
  );
}
