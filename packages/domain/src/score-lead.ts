import type { EmailStatus, LeadFields, LeadScore, ScoreRule } from '@leadloom/contracts';

type Scored = { fields: LeadFields; emailStatus: EmailStatus };
type Value = string | number | undefined;

/** Adds the points of the rules that apply, and cuts the sum to 0-100. `at` is RFC 3339. */
export function scoreLead(lead: Scored, rules: readonly ScoreRule[], at: string): LeadScore {
  const parts = rules.flatMap((rule) => {
    const reason = applies(rule, valueOf(lead, rule.field));
    return reason === undefined ? [] : [{ rule: rule.name, points: rule.points, reason }];
  });
  const sum = parts.reduce((total, { points }) => total + points, 0);
  return { total: Math.max(0, Math.min(100, sum)), parts, at };
}

function valueOf({ fields, emailStatus }: Scored, field: string): Value {
  return field === 'emailStatus' ? emailStatus : (fields as Record<string, Value>)[field];
}

/** Why the rule applies, or undefined. Text is compared without regard to case. */
function applies({ field, operator, value: wanted }: ScoreRule, value: Value): string | undefined {
  if (value === undefined) return undefined;
  const text = `${value}`.toLowerCase();
  const wantedTexts = (Array.isArray(wanted) ? wanted : [wanted]).map((entry) => `${entry}`.toLowerCase());
  const holds = {
    is_known: () => true,
    equals: () => text === wantedTexts[0],
    in: () => wantedTexts.includes(text),
    contains: () => wantedTexts.some((entry) => entry !== '' && text.includes(entry)),
    at_least: () => Number(value) >= Number(wanted),
    at_most: () => Number(value) <= Number(wanted),
  }[operator]();
  return holds ? `${field} is ${value}` : undefined;
}
