// The applications whose manuals are checked: where a release has its labels, and where its manual.

import { readdirSync } from 'node:fs'
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
 * @property {(cache: string, language: string) => Promise<string>} manual the folder of its pages in that language
 */

/** @type {Readonly<Record<string, Application>>} */
export const APPLICATIONS = {
  libreoffice: {
    title: 'LibreOffice',
    names: { '%PRODUCTNAME': 'LibreOffice' },
    async labels(cache, language, release) {
      const root = await packageFiles(cache, release, `libreoffice-l10n-${language}`)
      const own = join(root, 'usr/lib/libreoffice')
      const registry = join(
        own,
        'share',
        release === OLDER ? '.registry' : 'registry',
        'res',
        `registry_${language}.xcd`,
      )
      const catalogs = join(own, 'program/resource', language, 'LC_MESSAGES')
      return [
        ...registryEntries(registry, language),
        ...catalogFiles(catalogs).flatMap((name) =>
          // The contexts of LibreOffice are names of dialogs and controls; they stay when the English words change.
          gettextEntries(join(catalogs, name), (context) => `${name}/${context}`),
        ),
      ]
    },
    async manual(cache, language) {
      const root = await packageFiles(cache, OLDER, `libreoffice-help-${language}`)
      return join(root, 'usr/share/libreoffice/help', language, 'text')
    },
  },
  gimp: {
    title: 'GIMP',
    names: {},
    async labels(cache, language, release) {
      const [number, library] = release === OLDER ? ['20', 'libgimp2.0'] : ['30', 'libgimp-3.0-0']
      const entries = []
      for (const [name, parts] of [
        ['gimp-data', ['', '-std-plug-ins', '-script-fu', '-python']],
        [library, ['-libgimp']],
      ]) {
        const root = await packageFiles(cache, release, name)
        const catalogs = join(root, 'usr/share/locale', catalogOf(language), 'LC_MESSAGES')
        entries.push(...parts.flatMap((part) => gettextEntries(join(catalogs, `gimp${number}${part}.mo`))))
      }
      return language === 'en' ? untranslated(entries) : entries
    },
    async manual(cache, language) {
      const root = await packageFiles(cache, OLDER, `gimp-help-${language}`)
      return join(root, 'usr/share/gimp/2.0/help', language)
    },
  },
  gnome: {
    title: 'GNOME',
    names: {},
    async labels(cache, language, release) {
      const catalogs = [
        ['gnome-control-center-data', 'gnome-control-center-2.0'],
        ['nautilus-data', 'nautilus'],
        ['gnome-shell-common', 'gnome-shell'],
      ]
      const entries = []
      for (const [name, catalog] of catalogs) {
        const root = await packageFiles(cache, release, name)
        entries.push(
          ...gettextEntries(join(root, 'usr/share/locale', catalogOf(language), 'LC_MESSAGES', `${catalog}.mo`)),
        )
      }
      return language === 'en' ? untranslated(entries) : entries
    },
    async manual(cache, language) {
      const root = await packageFiles(cache, OLDER, 'gnome-user-docs')
      return join(root, 'usr/share/help', language === 'en' ? 'C' : language, 'gnome-help')
    },
  },
}

function catalogFiles(folder) {
  return readdirSync(folder)
    .filter((each) => each.endsWith('.mo'))
    .sort()
}

/** English is what the other catalogues translate; German has nearly all of it. */
function catalogOf(language) {
  return language === 'en' ? 'de' : language
}

function untranslated(entries) {
  return entries.map(({ key, source }) => ({ key, text: source, source }))
}
