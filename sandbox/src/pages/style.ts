/** The pages' one style sheet: light and dark by the reader's setting, one column on a phone. */
export const style = `
:root { color-scheme: light dark; --line: light-dark(#dfe3ea, #2d3440); --soft: light-dark(#5c6675, #9aa6b6); --back: light-dark(#f7f8fa, #12161c);
  --card: light-dark(#fff, #1a2029); --text: light-dark(#17202c, #e7ecf3); --accent: light-dark(#1f5fbf, #7db2ff); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; background: var(--back); color: var(--text); }
header, main { max-width: 1200px; margin: 0 auto; padding: 0 20px; }
header { display: flex; gap: 12px; align-items: baseline; flex-wrap: wrap; padding-top: 20px; }
main { padding-bottom: 48px; }
h1 { font-size: 1.35rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 0 0 4px; }
a { color: var(--accent); }
code { font: 0.87em ui-monospace, monospace; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.cards { display: grid; gap: 14px; grid-template-columns: repeat(auto-fill, minmax(min(270px, 100%), 1fr)); padding: 0; list-style: none; }
.cards li, .rows { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
.cards li { padding: 16px; }
.cards ul { margin: 8px 0 0; padding: 0; list-style: none; }
.cards ul li { padding: 0; border: 0; display: flex; justify-content: space-between; }
nav { display: flex; gap: 6px; flex-wrap: wrap; margin: 18px 0 12px; }
nav a { padding: 5px 12px; border-radius: 999px; border: 1px solid var(--line); text-decoration: none; background: var(--card); color: var(--text); }
nav a[aria-current] { border-color: var(--accent); color: var(--accent); font-weight: 600; }
form { display: flex; gap: 8px; margin-bottom: 12px; flex-wrap: wrap; }
input, button { font: inherit; padding: 6px 10px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--text); }
input { flex: 1; min-width: 0; max-width: 420px; }
.rows { margin: 0; padding: 0; list-style: none; overflow: hidden; }
.rows > li + li { border-top: 1px solid var(--line); }
.row { display: grid; gap: 14px; grid-template-columns: repeat(var(--columns), minmax(0, 1fr)); padding: 8px 14px; }
.row > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; unicode-bidi: plaintext; }
.head { font-weight: 600; color: var(--soft); }
summary { cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary:hover, summary:focus-visible { background: color-mix(in srgb, var(--accent) 9%, transparent); }
details > div { padding: 4px 14px 14px; }
pre { margin: 0; overflow: auto; max-height: 60vh; padding: 12px; border-radius: 8px; background: var(--back); font: 13px/1.45 ui-monospace, monospace; }
iframe { width: 100%; height: 320px; border: 1px solid var(--line); border-radius: 8px; background: #fff; margin-bottom: 10px; }
.empty { padding: 36px 14px; text-align: center; color: var(--soft); }
.pages { display: flex; gap: 14px; align-items: center; margin-top: 12px; }
@media (max-width: 640px) {
  .head { display: none; }
  .row { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .row > span { display: grid; grid-template-columns: 110px minmax(0, 1fr); white-space: normal; overflow-wrap: anywhere; }
  .row > span::before { content: attr(data-label); color: var(--soft); }
}
`;
