export { createApp } from './app.ts';
export { readHubConfig } from './config.ts';
