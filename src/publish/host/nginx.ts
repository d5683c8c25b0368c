import { LANGUAGES } from '../../settings/language.js'
import { HEADERS, patternOf, sharedPattern, TYPES } from './headers.js'
import { DEFAULT_LANGUAGE, rootOf, type Target } from './targets.js'

/**
 * The stable addresses for nginx, to be included within `http`. Addresses are quoted; what could end the quotation or begin a
 * variable is not in them (see `portable`).
 */
export function nginxMaps(targets: readonly Target[], base: string | null): string {
  const forms = targets.flatMap(({ from, form }) => (form === null ? [] : [[from, form] as const]))
  const pages = targets.flatMap(({ from, form, pages }) =>
    form === null ? LANGUAGES.map((language) => [`${language} ${from}`, pages[language]] as const) : [],
  )
  const keys = [...forms, ...pages].map(([key]) => key)
  return [
    '# Within http { }. Made by guidewatch; reload nginx when it has changed.',
    ...hashSizes(keys),
    'map $http_accept_language $guidewatch_language {',
    `  default ${DEFAULT_LANGUAGE};`,
    ...LANGUAGES.map((language) => `  ~*^${language} ${language};`),
    '}',
    'map $uri $guidewatch_form {',
    '  default "";',
    ...forms.map(([from, form]) => `  "${from}" "${form}";`),
    '}',
    'map "$guidewatch_language $uri" $guidewatch_page {',
    '  default "";',
    ...pages.map(([from, page]) => `  "${from}" "${page}";`),
    '}',
    'map $uri $guidewatch_shared {',
    '  default "";',
    `  "~${sharedPattern(rootOf(base))}" "*";`,
    '}',
    'map $uri $guidewatch_vary {',
    '  default "";',
    `  "~${patternOf(rootOf(base), 'go/*')}" "Accept-Language";`,
    '}',
    '',
  ].join('\n')
}

/** What belongs into the `server` of the publication: redirects, types and headers. */
export function nginxServer(base: string | null): string {
  const root = rootOf(base)
  return [
    '# Within server { }, beside its root. Made by guidewatch.',
    ...Object.entries(HEADERS).map(([name, value]) => `add_header ${name} "${value}" always;`),
    // A header without a value is not sent.
    'add_header Access-Control-Allow-Origin $guidewatch_shared always;',
    'add_header Vary $guidewatch_vary always;',
    `location ${root}go/ {`,
    '  if ($guidewatch_form) { return 302 $guidewatch_form; }',
    '  if ($guidewatch_page) { return 302 $guidewatch_page; }',
    '}',
    ...TYPES.map(([path, type]) => `location ~ "${patternOf(root, path)}" { types { } default_type "${type}"; }`),
    '',
  ].join('\n')
}

/** nginx refuses keys that do not fit a bucket, and looks long for a table with room for many: its sizes, where they are not enough. */
function hashSizes(keys: readonly string[]): readonly string[] {
  const longest = Math.max(0, ...keys.map((key) => key.length))
  // An element is a pointer, a length and the key, in words; a bucket ends with a pointer.
  const bucket = 2 ** Math.ceil(Math.log2(8 + 8 + 8 * Math.ceil((longest + 2) / 8)))
  return [
    ...(bucket > 64 ? [`map_hash_bucket_size ${bucket};`] : []),
    ...(keys.length > 1000 ? [`map_hash_max_size ${2 ** Math.ceil(Math.log2(keys.length * 2))};`] : []),
  ]
}
