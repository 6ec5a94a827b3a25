/** Below this n8n's public API is served in n8n's own shapes. https://docs.n8n.io/api/api-reference/ */
export const n8nPrefix = '/api/v1';
