import { escapeHtml as text, type FormField } from '@leadloom/contracts';

/** One field of a form. It works without any script: a browser checks what it can, the rest is checked when the form is sent. */
export function renderField(field: FormField): string {
  const { id, kind } = field;
  if (kind === 'html') return `<div class="field html">${field.html}</div>`;
  if (kind === 'hidden') return `<input type="hidden" name="${id}" value="${text(String(field.value))}">`;
  if (kind === 'choices' || kind === 'choice') return renderChoices(field);
  return `<div class="field"><label for="${id}">${labelOf(field)}</label>${renderInput(field)}${errorOf(field)}</div>`;
}

function renderInput(field: FormField): string {
  const { kind, value, options } = field;
  const given = text(String(value));
  const common = `${attributesOf(field)}${required(field)}`;
  if (kind === 'textarea') return `<textarea ${common}${placeholder(field)}>${given}</textarea>`;
  if (kind === 'dropdown')
    return `<select ${common}><option value="">${text(field.placeholder || 'Choose …')}</option>${options
      .map((option) => `<option${option === value ? ' selected' : ''}>${text(option)}</option>`)
      .join('')}</select>`;
  if (kind === 'file')
    return `<input type="file" ${common}${field.accept === '' ? '' : ` accept="${text(field.accept)}"`}${field.hasSeveral ? ' multiple' : ''}>`;
  const step = kind === 'number' ? ' step="any"' : '';
  const initial = kind === 'password' ? '' : given;
  return `<input type="${kind}" ${common}${step}${placeholder(field)} value="${initial}">`;
}

function renderChoices(field: FormField): string {
  const { id, kind, options, value } = field;
  const chosen = [value].flat();
  const type = kind === 'choice' ? 'radio' : 'checkbox';
  const inputs = options.map((option, index) => {
    const place = index === 0 ? id : `${id}-${index}`;
    const checked = chosen.includes(option) ? ' checked' : '';
    const must = kind === 'choice' ? required(field) : '';
    return `<label class="option" for="${place}"><input type="${type}" id="${place}" name="${id}" value="${text(option)}"${checked}${must}${described(field)}>${text(option)}</label>`;
  });
  return `<fieldset class="field"><legend>${labelOf(field)}</legend>${inputs.join('')}${limitsOf(field)}${errorOf(field)}</fieldset>`;
}

function labelOf({ label, isRequired }: FormField): string {
  return `${text(label)}${isRequired ? ' <span class="required" aria-hidden="true">*</span>' : ''}`;
}

function attributesOf(field: FormField): string {
  return `class="form-input" id="${field.id}" name="${field.id}"${described(field)}`;
}

function described({ id, error }: FormField): string {
  return error === undefined ? '' : ` aria-invalid="true" aria-describedby="error-${id}"`;
}

function required({ isRequired }: FormField): string {
  return isRequired ? ' required' : '';
}

function placeholder(field: FormField): string {
  return field.placeholder === '' ? '' : ` placeholder="${text(field.placeholder)}"`;
}

function limitsOf({ kind, least, most }: FormField): string {
  if (kind !== 'choices' || (least <= 1 && most === null)) return '';
  const words =
    most === null
      ? `at least ${least}`
      : least === most
        ? `${least}`
        : least === 0
          ? `up to ${most}`
          : `${least} to ${most}`;
  return `<p class="hint">Choose ${words}.</p>`;
}

function errorOf({ id, error }: FormField): string {
  return error === undefined ? '' : `<p class="error" id="error-${id}">${text(error)}</p>`;
}
