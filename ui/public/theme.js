// Runs before the first paint, so that a chosen theme does not flash; a file of its own because the CSP forbids inline scripts.
const chosen = localStorage.getItem('leadloom.theme');
if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
