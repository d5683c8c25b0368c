import { LANGUAGES } from '../../settings/language.js'
import { HEADERS, patternOf, sharedPattern, TYPES } from './headers.js'
import { DEFAULT_LANGUAGE, rootOf, type Target } from './targets.js'

/**
 * The stable addresses for Caddy 2: a snippet that the site of the publication imports (`import guidewatch`). Addresses are
 * quoted; what could end the quotation or begin a placeholder is not in them (see `portable`).
 */
export function caddyfile(targets: readonly Target[], base: string | null): string {
  const root = rootOf(base)
  const forms = targets.flatMap(({ from, form }) => (form === null ? [] : [`    "${from}" "${form}"`]))
  const pages = targets.flatMap(({ from, form, pages }) =>
    form === null ? LANGUAGES.map((language) => `    "${language} ${from}" "${pages[language]}"`) : [],
  )
  return [
    '# Made by guidewatch. Above the sites: import servers/Caddyfile; in the site: import guidewatch.',
    '(guidewatch) {',
    '  map {header.Accept-Language} {guidewatch_language} {',
    ...LANGUAGES.map((language) => `    ~(?i)^${language} ${language}`),
    `    default ${DEFAULT_LANGUAGE}`,
    '  }',
    '  map {path} {guidewatch_form} {',
    ...forms,
    '    default ""',
    '  }',
    '  map "{guidewatch_language} {path}" {guidewatch_page} {',
    ...pages,
    '    default ""',
    '  }',
    '  header {',
    ...Object.entries(HEADERS).map(([name, value]) => `    ${name} "${value}"`),
    '  }',
    `  @guidewatch_shared path_regexp \`${sharedPattern(root)}\``,
    '  header @guidewatch_shared Access-Control-Allow-Origin *',
    `  @guidewatch_address path_regexp \`${patternOf(root, 'go/*')}\``,
    '  header @guidewatch_address Vary Accept-Language',
    ...TYPES.flatMap(([path, type], index) => [
      `  @guidewatch_type${index} path_regexp \`${patternOf(root, path)}\``,
      `  header @guidewatch_type${index} Content-Type "${type}"`,
    ]),
    '  @guidewatch_form expression `{guidewatch_form} != ""`',
    '  redir @guidewatch_form {guidewatch_form} 302',
    '  @guidewatch_page expression `{guidewatch_page} != ""`',
    '  redir @guidewatch_page {guidewatch_page} 302',
    '}',
    '',
  ].join('\n')
}
