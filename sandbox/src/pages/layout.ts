import { html, type Markup } from './html.ts';

/** A whole page; `trail` stands beside the title. */
export function layout(title: string, trail: Markup, body: Markup): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/_pages/style.css" />
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          ${trail}
        </header>
        <main>${body}</main>
      </body>
    </html>`.text;
}
