/**
 * How forms look. The variables have the names that n8n gives them, so that an author's own style for n8n's forms has its effect here.
 */
export const formStyle = `
:root {
  color-scheme: light dark;
  --font-family: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  --color-background: light-dark(#f6f7f9, #14161a);
  --color-card-bg: light-dark(#ffffff, #1d2026);
  --color-card-border: light-dark(#d8dce3, #343943);
  --color-header: light-dark(#1b1f27, #f1f3f6);
  --color-header-subtext: light-dark(#555d6b, #a9b1bf);
  --color-label: light-dark(#333a46, #d5dae2);
  --color-input-border: light-dark(#868e9c, #6b7482);
  --color-input-text: light-dark(#1b1f27, #f1f3f6);
  --color-input-bg: light-dark(#ffffff, #14161a);
  --color-focus-border: light-dark(#2f5bd7, #8fb0ff);
  --color-submit-btn-bg: #2f5bd7;
  --color-submit-btn-text: #ffffff;
  --color-error: light-dark(#b3261e, #ff9d94);
  --color-link: light-dark(#2f5bd7, #8fb0ff);
  --color-test-notice-bg: light-dark(#fff4dc, #3a2f12);
  --color-test-notice-text: light-dark(#6b4a00, #ffd98a);
  --font-size-header: 1.375rem;
  --border-radius-card: 8px;
  --border-radius-input: 6px;
  --container-width: 34rem;
  --padding-card: 24px;
}
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 var(--font-family); color: var(--color-label); background: var(--color-background); }
.container { width: min(100%, var(--container-width)); margin: 0 auto; padding: 24px 16px; }
.card { padding: var(--padding-card); background: var(--color-card-bg); border: 1px solid var(--color-card-border); border-radius: var(--border-radius-card); overflow-wrap: anywhere; }
h1 { margin: 0 0 8px; font-size: var(--font-size-header); line-height: 1.3; color: var(--color-header); }
.description { color: var(--color-header-subtext); white-space: pre-line; }
.description img, .html img, .html video, .html iframe { max-width: 100%; height: auto; }
.field { margin: 20px 0 0; padding: 0; border: 0; min-width: 0; }
label, legend { display: block; margin-bottom: 4px; padding: 0; font-weight: 600; color: var(--color-label); }
.option { display: flex; gap: 8px; align-items: baseline; padding: 4px 0; font-weight: 400; }
.form-input { width: 100%; min-height: 44px; padding: 8px 12px; font: inherit; color: var(--color-input-text); background: var(--color-input-bg); border: 1px solid var(--color-input-border); border-radius: var(--border-radius-input); }
textarea.form-input { min-height: 8rem; resize: vertical; }
[aria-invalid='true'] { border-color: var(--color-error); }
:focus-visible { outline: 2px solid var(--color-focus-border); outline-offset: 2px; }
.hint { margin: 4px 0 0; font-size: .875rem; color: var(--color-header-subtext); }
.error { margin: 4px 0 0; font-size: .875rem; color: var(--color-error); }
.required { color: var(--color-error); }
.faults { margin: 16px 0 0; padding: 12px 16px; color: var(--color-error); border: 1px solid currentColor; border-radius: var(--border-radius-input); }
.faults ul { margin: 4px 0 0; padding-left: 20px; }
.faults a { color: inherit; }
a { color: var(--color-link); }
.notice { margin: 0 0 16px; padding: 12px 16px; color: var(--color-test-notice-text); background: var(--color-test-notice-bg); border-radius: var(--border-radius-card); }
.submit { width: 100%; min-height: 48px; margin-top: 24px; font: inherit; font-weight: 600; color: var(--color-submit-btn-text); background: var(--color-submit-btn-bg); border: 0; border-radius: var(--border-radius-input); cursor: pointer; }
.message { white-space: pre-line; }
`;
