// The applications whose manuals are checked: where a release has its labels, and where its manual.

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageFiles } from '../../foreign/debian.mjs'
import { gettextEntries, registryEntries } from './catalogs.mjs'

/** The releases of Debian whose manuals, and whose applications, are read. */
export const OLDER = 'bullseye'
export const NEWER = 'trixie'
/** The day on which Debian 13 came out. */
export const NIGHT = '2025-08-09'

/**
 * @typedef {object} Application
 * @property {string} title
 * @property {Record<string, string>} names what stands for variables in its labels
 * @property {(cache: string, locale: string, release: string) => Promise<import('./catalogs.mjs').Entry[]>} labels
 * @property {(cache: string, language: string, release: string) => Promise<string>} manual the folder of its pages in that language
 */

/** @type {Readonly<Record<string, Application>>} */
export const APPLICATIONS = {
  libreoffice: {
    title: 'LibreOffice',
    names: { '%PRODUCTNAME': 'LibreOffice' },
    async labels(cache, language, release) {
      const root = await packageFiles(cache, release, `libreoffice-l10n-${language}`)
      const own = join(root, 'usr/lib/libreoffice')
      const registry = release === OLDER ? '.registry' : 'registry'
      const catalogs = join(own, 'program/resource', language, 'LC_MESSAGES')
      return [
        ...registryEntries(join(own, 'share', registry, 'res', `registry_${language}.xcd`), language),
        ...readdirSync(catalogs).flatMap((name) =>
          // The contexts of LibreOffice are names of dialogs and controls; they stay when the English words change.
          gettextEntries(join(catalogs, name), (context) => `${name}/${context}`),
        ),
      ]
    },
    async manual(cache, language, release) {
      const root = await packageFiles(cache, release, `libreoffice-help-${language}`)
      return join(root, 'usr/share/libreoffice/help', language, 'text')
    },
  },
  gimp: {
    title: 'GIMP',
    names: {},
    async labels(cache, language, release) {
      const [number, library] = release === OLDER ? ['20', 'libgimp2.0'] : ['30', 'libgimp-3.0-0']
      const own = ['', '-std-plug-ins', '-script-fu', '-python'].map((part) => `gimp${number}${part}`)
      return [
        ...localeEntries(await packageFiles(cache, release, 'gimp-data'), language, own),
        ...localeEntries(await packageFiles(cache, release, library), language, [`gimp${number}-libgimp`]),
      ]
    },
    async manual(cache, language, release) {
      const root = await packageFiles(cache, release, `gimp-help-${language}`)
      return join(root, 'usr/share/gimp', release === OLDER ? '2.0' : '3.0', 'help', language)
    },
  },
  gnome: {
    title: 'GNOME',
    names: {},
    async labels(cache, language, release) {
      const settings = await packageFiles(cache, release, 'gnome-control-center-data')
      return [
        ...localeEntries(settings, language, ['gnome-control-center-2.0']),
        ...localeEntries(await packageFiles(cache, release, 'nautilus-data'), language, ['nautilus']),
        ...localeEntries(await packageFiles(cache, release, 'gnome-shell-common'), language, ['gnome-shell']),
      ]
    },
    async manual(cache, language, release) {
      const root = await packageFiles(cache, release, 'gnome-user-docs')
      return join(root, 'usr/share/help', language === 'en' ? 'C' : language, 'gnome-help')
    },
  },
}

/** Languages that keep up with the programs. Others still have messages that are gone; and none of these has all. */
const KEPT_UP = ['de', 'es', 'it', 'sl', 'sv', 'uk']

/** Labels of catalogues in `/usr/share/locale`. English are the messages that they translate. */
function localeEntries(root, language, catalogs) {
  const locales = join(root, 'usr/share/locale')
  const files = (locale) =>
    catalogs.map((name) => join(locales, locale, 'LC_MESSAGES', `${name}.mo`)).filter((file) => existsSync(file))
  if (language !== 'en') return files(language).flatMap((file) => gettextEntries(file))
  const english = KEPT_UP.flatMap(files)
    .flatMap((file) => gettextEntries(file))
    .map(({ key, source }) => [`${key}\u0000${source}`, { key, text: source, source }])
  return [...new Map(english).values()]
}
