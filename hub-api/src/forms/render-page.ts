import { escapeHtml as text, type FormPage } from '@leadloom/contracts';
import { formStyle } from './form-style.ts';
import { renderField } from './render-field.ts';

/** How often a page that waits for its run looks again, in seconds. */
const lookAgainS = 2;

/** A page of a form as a whole document, without scripts. `nonce` stands for the style in the content policy. */
export function renderPage(page: FormPage, nonce: string): string {
  const css = 'css' in page ? safeCss(page.css) : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${refreshOf(page)}<title>${text(page.title || 'Form')}</title>
<style nonce="${nonce}">${formStyle}</style>
${css === '' ? '' : `<style nonce="${nonce}">${css}</style>\n`}</head>
<body><main class="container">${bodyOf(page)}</main></body>
</html>
`;
}

function bodyOf(page: FormPage): string {
  if (page.kind === 'fields') return fieldsBody(page);
  if (page.kind === 'done') return doneBody(page);
  if (page.kind === 'progress')
    return card(
      `<h1>One moment</h1><p role="status">What you sent is being worked on. This page goes on by itself.</p>`,
    );
  return card(`<h1>${text(page.title)}</h1><p role="alert">${text(page.message)}</p>`);
}

function fieldsBody(page: Extract<FormPage, { kind: 'fields' }>): string {
  const faults = page.fields.filter(({ error }) => error !== undefined);
  const list = faults.map(
    ({ id, label, error = '' }) => `<li><a href="#${id}">${text(label)}</a>: ${text(error)}</li>`,
  );
  const summary =
    list.length === 0
      ? ''
      : `<div class="faults" role="alert">Please look at this again:<ul>${list.join('')}</ul></div>`;
  const notice = page.isTest
    ? '<p class="notice">This is a test of the form: it runs the workflow as it is drawn now.</p>'
    : '';
  const description = page.descriptionHtml === '' ? '' : `<div class="description">${page.descriptionHtml}</div>`;
  const fields = page.fields.map(renderField).join('');
  return `${notice}${card(`${titleOf(page.title)}${description}${summary}
<form method="post" enctype="multipart/form-data">${fields}<button class="submit">${text(page.button)}</button></form>`)}`;
}

function doneBody({ heading, messageHtml, redirectUrl, files }: Extract<FormPage, { kind: 'done' }>): string {
  if (redirectUrl !== undefined)
    return card(`<h1>Thank you</h1><p>Go on to <a href="${text(redirectUrl)}">${text(redirectUrl)}</a>.</p>`);
  const links = files.map(
    ({ name, type, base64 }) =>
      `<li><a download="${text(name)}" href="data:${text(type)};base64,${text(base64)}">${text(name)}</a></li>`,
  );
  return card(
    `${titleOf(heading)}<div class="message" role="status">${messageHtml}</div>${links.length === 0 ? '' : `<ul>${links.join('')}</ul>`}`,
  );
}

function refreshOf(page: FormPage): string {
  if (page.kind === 'progress') return `<meta http-equiv="refresh" content="${lookAgainS}">\n`;
  if (page.kind !== 'done' || page.redirectUrl === undefined) return '';
  return `<meta http-equiv="refresh" content="0; url=${text(page.redirectUrl)}">\n`;
}

function titleOf(title: string): string {
  return title === '' ? '' : `<h1>${text(title)}</h1>`;
}

function card(html: string): string {
  return `<section class="card">${html}</section>`;
}

/** An author's style may change how things look; what would fetch something, or end the style, is taken out. */
function safeCss(css: string): string {
  return css.replaceAll(/@import|url\s*\(|image-set\s*\(|<|\\/gi, '/* taken out */');
}
