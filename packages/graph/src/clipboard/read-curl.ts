import { curlParameters } from './curl-parameters.ts';
import { splitWords } from './split-words.ts';

/** What a cURL command says of a request. */
export interface CurlRequest {
  url: string;
  method: string | null;
  headers: { name: string; value: string }[];
  /** Pieces of the body in their order; `name=value` of forms, else text. */
  data: string[];
  form: { name: string; value: string; isFile: boolean }[];
  isJson: boolean;
  /** `-G`: the data belong to the address. */
  isQuery: boolean;
  hasUser: boolean;
  isInsecure: boolean;
  proxy: string | null;
  timeoutSeconds: number | null;
}

type Read = (request: CurlRequest, value: string) => void;

const addHeader: Read = (request, value) => {
  const [, name, text] = /^([^:;]+)[:;]\s*(.*)$/s.exec(value) ?? [];
  if (name !== undefined) request.headers.push({ name: name.trim(), value: text!.trim() });
};
const addData: Read = (request, value) => request.data.push(value);
const addForm: Read = (request, value) => {
  const [, name, text = ''] = /^([^=]*)=(.*)$/s.exec(value) ?? [];
  if (name === undefined) return;
  const isFile = /^[@<]/.test(text);
  const type = /;\s*(type|filename)=.*$/s.exec(text)?.index ?? text.length;
  request.form.push({ name, value: isFile ? text.slice(1, type) : text, isFile });
};

/** Options with a value, by their long names. https://curl.se/docs/manpage.html */
const withValue: Readonly<Record<string, Read>> = {
  url: (request, value) => (request.url = value),
  request: (request, value) => (request.method = value.toUpperCase()),
  header: addHeader,
  data: addData,
  'data-raw': addData,
  'data-ascii': addData,
  'data-binary': addData,
  'data-urlencode': (request, value) => request.data.push(encodeData(value)),
  json: (request, value) => {
    request.isJson = true;
    request.data.push(value);
  },
  form: addForm,
  'form-string': (request, value) => {
    const [name = '', ...rest] = value.split('=');
    request.form.push({ name, value: rest.join('='), isFile: false });
  },
  user: (request) => (request.hasUser = true),
  'user-agent': (request, value) => request.headers.push({ name: 'User-Agent', value }),
  referer: (request, value) => request.headers.push({ name: 'Referer', value }),
  cookie: (request, value) => request.headers.push({ name: 'Cookie', value }),
  proxy: (request, value) => (request.proxy = value),
  'max-time': (request, value) => (request.timeoutSeconds = Number(value)),
};
const flags: Readonly<Record<string, (request: CurlRequest) => void>> = {
  get: (request) => (request.isQuery = true),
  head: (request) => (request.method = 'HEAD'),
  insecure: (request) => (request.isInsecure = true),
};
/** Options whose value says nothing of the request. */
const passedOver = new Set(
  'output write-out connect-timeout retry retry-delay retry-max-time cacert cert key cookie-jar resolve interface config max-redirs limit-rate dump-header trace stderr'.split(
    ' ',
  ),
);
const longNames: Readonly<Record<string, string>> = {
  X: 'request',
  H: 'header',
  d: 'data',
  F: 'form',
  u: 'user',
  A: 'user-agent',
  e: 'referer',
  b: 'cookie',
  x: 'proxy',
  m: 'max-time',
  G: 'get',
  I: 'head',
  k: 'insecure',
  o: 'output',
  w: 'write-out',
  E: 'cert',
  c: 'cookie-jar',
  K: 'config',
  D: 'dump-header',
};

/**
 * Parameters of n8n's HTTP Request node for a cURL command, as browsers and vendors' pages copy it; null when the text is none. A name and
 * password of `-u` are not taken over, as documents hold no secrets: the node asks for a connection instead.
 */
export function readCurl(text: string): Record<string, unknown> | null {
  const words = splitWords(text.trim().replace(/^\$\s+/, ''));
  if (!/^curl(\.exe)?$/i.test(words[0] ?? '')) return null;
  const request: CurlRequest = {
    url: '',
    method: null,
    headers: [],
    data: [],
    form: [],
    isJson: false,
    isQuery: false,
    hasUser: false,
    isInsecure: false,
    proxy: null,
    timeoutSeconds: null,
  };
  const rest = words.slice(1);
  while (rest.length > 0) {
    const word = rest.shift()!;
    if (['|', '>', '&&', ';'].includes(word)) break;
    if (/^--./.test(word)) readOption(request, word.slice(2), rest);
    else if (/^-./.test(word)) readLetters(request, word.slice(1), rest);
    else request.url ||= word;
  }
  return request.url === '' ? null : curlParameters(request);
}

function readOption(request: CurlRequest, word: string, rest: string[]): void {
  const [, name = word, joined] = /^([\w-]+)=(.*)$/s.exec(word) ?? [];
  const read = withValue[name];
  if (read !== undefined) read(request, joined ?? rest.shift() ?? '');
  else if (passedOver.has(name)) rest.shift();
  else flags[name]?.(request);
}

/** `-sXPOST` is `-s -X POST`. */
function readLetters(request: CurlRequest, letters: string, rest: string[]): void {
  for (const [place, letter] of letters.split('').entries()) {
    const name = longNames[letter] ?? '';
    if (name in withValue || passedOver.has(name)) {
      const value = letters.slice(place + 1) || (rest.shift() ?? '');
      withValue[name]?.(request, value);
      return;
    }
    flags[name]?.(request);
  }
}

/** `name=value` and `=value`, of which the value is encoded. */
function encodeData(value: string): string {
  const [, name, text] = /^([^=]*)=(.*)$/s.exec(value) ?? [];
  if (name === undefined) return encodeURIComponent(value);
  return name === '' ? encodeURIComponent(text!) : `${name}=${encodeURIComponent(text!)}`;
}
