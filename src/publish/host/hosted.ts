import { LANGUAGES } from '../../settings/language.js'
import { HEADERS, SHARED, TYPES } from './headers.js'
import { DEFAULT_LANGUAGE, rootOf, type Target } from './targets.js'

// For hosts that read `_redirects` and `_headers`: Netlify, Cloudflare Pages and Workers, GitLab Pages (redirects only).
// https://docs.netlify.com/manage/routing/redirects/overview/
// https://developers.cloudflare.com/pages/configuration/redirects/, …/headers/
// https://docs.gitlab.com/user/project/pages/redirects/

/** What these hosts read of such files, as they say themselves. */
export const LIMITS = {
  /** Cloudflare passes over redirects after these, and over longer lines. */
  cloudflareRedirects: 2000,
  cloudflareRedirect: 1000,
  cloudflareHeaderRules: 100,
  cloudflareHeader: 2000,
  /** GitLab takes none of them when there are more. */
  gitlabRedirects: 1000,
  /** From here on Netlify advises against it. */
  netlifyRedirects: 10_000,
} as const

/**
 * `_redirects`, in two parts, as no line serves both. Netlify goes by the forced lines (`302!`), as it would else show the page
 * that lies at the same address, and knows the languages that a browser asks for. The others pass over those and go by the
 * plain lines, which Netlify never comes to. Neither lets headers be set on a redirect; without one, a 302 is not kept.
 */
export function redirectsFile(targets: readonly Target[]): string {
  return [
    '# Netlify',
    ...targets.flatMap(forcedLines),
    '',
    '# Cloudflare and GitLab Pages',
    ...targets.map((target) => `${target.from} ${target.form ?? target.pages[DEFAULT_LANGUAGE]} 302`),
    '',
  ].join('\n')
}

function forcedLines({ from, form, pages }: Target): readonly string[] {
  if (form !== null) return [`${from} ${form} 302!`]
  const others = LANGUAGES.filter((language) => language !== DEFAULT_LANGUAGE)
  return [
    ...others.map((language) => `${from} ${pages[language]} 302! Language=${language}`),
    `${from} ${pages[DEFAULT_LANGUAGE]} 302!`,
  ]
}

/** `_headers`. Both hosts join what several rules say of one header, so no two rules set the same one of a file. */
export function headersFile(base: string | null): string {
  const root = rootOf(base)
  const rules: readonly (readonly [path: string, headers: Readonly<Record<string, string>>])[] = [
    ['*', HEADERS],
    ...SHARED.map((ending) => [`*.${ending}`, { 'Access-Control-Allow-Origin': '*' }] as const),
    ...TYPES.map(([path, type]) => [path, { 'Content-Type': type }] as const),
  ]
  return rules
    .map(([path, headers]) => {
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`)
      return `${root}${path}\n${lines.join('')}`
    })
    .join('\n')
}

/** What of these files a host will not read, each with what happens then: the page at the address still leads on. */
export function hostWarnings(targets: readonly Target[]): readonly string[] {
  const lines = targets.map((target) => `${target.from} ${target.form ?? target.pages[DEFAULT_LANGUAGE]} 302`)
  const forced = targets.flatMap(forcedLines).length
  const long = targets.filter((_, index) => (lines[index] ?? '').length > LIMITS.cloudflareRedirect)
  const count = targets.length
  return [
    ...(count > LIMITS.cloudflareRedirects
      ? [
          `_redirects has ${count} addresses; Cloudflare reads ${LIMITS.cloudflareRedirects}. The others lead on by their pages.`,
        ]
      : []),
    ...(count > LIMITS.gitlabRedirects
      ? [
          `_redirects has ${count} addresses; GitLab Pages reads none of more than ${LIMITS.gitlabRedirects}. All lead on by their pages there.`,
        ]
      : []),
    ...(forced > LIMITS.netlifyRedirects
      ? [`_redirects has ${forced} lines for Netlify, which advises against more than ${LIMITS.netlifyRedirects}.`]
      : []),
    ...long.map(
      ({ link }) =>
        `The address of ${link.id} is longer than the ${LIMITS.cloudflareRedirect} characters that Cloudflare reads; it leads on by its page there.`,
    ),
  ]
}
