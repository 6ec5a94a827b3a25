/**
 * Words of vendors' addresses. What else stands in a path may be a name (`/in/jane-doe`), an address or a key (`/bot<token>/`), and nothing
 * tells these from words but a closed list.
 */
const words = new Set(
  `account accounts activities activitytypes analytics api api_search archive associations auth authorize bases batch bulk_enrich bulk_match
  calls campaigns chat.postmessage check cloud companies company contact contacts conversations.list create crm data deals delete describe
  details email emails engagements enrich event events fields files find forms graphql health hooks hub identity imports info ingest items
  itemsearch jobs lead leadlabels leads leadsources limits lists mail marketing match mcp me merge messages mixed_companies mixed_people notes
  oauth oauth2 objects operations opportunity orders organizations owners parameterizedsearch people persons pipelines products profile
  properties public query read records rest revoke schemas score scopes search send services single sobjects source stages stats subscriptions
  suppression suppressions tasks templates test token tooling tree update upsert upsert-to-crm user userinfo users validate validatebatch
  values verify webhook webhooks`.split(/\s+/),
);
const version = /^v\d{1,3}(\.\d{1,2})?$/;

/** A URL as a span may show it: without login, query and fragment, and with `*` for every part of the path that is no known word. */
export function urlForSpan(url: URL): string {
  const parts = url.pathname.split('/').map((part) => (part === '' || isWord(part.toLowerCase()) ? part : '*'));
  return url.origin + parts.join('/');
}

function isWord(part: string): boolean {
  return words.has(part) || version.test(part);
}
