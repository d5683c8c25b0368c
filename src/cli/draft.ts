import { existsSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { fetchGuide } from '../fetch/guide.js'
import { flowOf } from '../flow/load.js'
import { readGuide } from '../guide-text/read.js'
import { draftOf } from '../guides/draft.js'
import { visitorOf } from '../guides/pages.js'
import { readGuideFile } from '../guides/read-file.js'
import { BadInputError } from '../mistake/mistake.js'
import { loadValidFlows } from '../run/prepare.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { printable } from '../text/inert.js'
import { languageOfText } from '../text/language.js'
import { CONFIG_OPTION, settingsFile, shown } from './options.js'

type Options = { config?: string; language?: string; out?: string }

export function draftCommand(command: Command): void {
  command
    .argument('<guide>', 'the id of a guide, a file (.md, .html or .txt), or an address')
    .option(...CONFIG_OPTION)
    .option('-l, --language <language>', 'the language of the guide, such as de (default: what it is written in)')
    .option('-o, --out <file>', 'leave the flow in this file, which must not be there yet (default: print it)')
    .action(async (name: string, { config, language, out }: Options) => {
      const settings = loadSettings(settingsFile(config))
      const named = sourceOf(name, settings)
      const read = await readFrom(named, settings)
      const guide = readGuide(read.text, read.format)
      const draft = draftOf(guide, {
        language:
          language ??
          named.language ??
          languageOfText(guide.blocks.map(({ text }) => text).join(' ')) ??
          guide.language ??
          'en',
        publisher: named.publisher,
        url: named.url,
        today: new Date().toISOString().slice(0, 10),
      })
      const file = resolve(out ?? 'draft.yaml')
      const { problems } = flowOf(file, draft.text, { accounts: [], devices: Object.keys(settings.devices) })
      if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join(' '))
      if (out === undefined) process.stdout.write(draft.text)
      else {
        if (existsSync(file))
          throw new BadInputError(`${shown(file)} is there already, and nothing is overwritten. Name another file.`)
        writeFileSync(file, draft.text, { flag: 'wx' })
        process.stdout.write(
          `Wrote ${shown(file)}: ${draft.steps} steps, ${draft.links} links, ${draft.checks} lines to check.\nGo on: guidewatch lint, then guidewatch try.\n`,
        )
      }
    })
}

type Source = {
  /** One of these two. */
  readonly url: string | null
  readonly file: string | null
  readonly publisher: string
  readonly language: string | null
}

/** @throws BadInputError when it is neither a file, an address nor a guide that can be read. */
function sourceOf(name: string, settings: Settings): Source {
  if (/^https?:\/\//i.test(name)) {
    if (!URL.canParse(name)) throw new BadInputError(`${printable(name)} is no address.`)
    return { url: name, file: null, publisher: new URL(name).host, language: null }
  }
  if (existsSync(name) && statSync(name).isFile())
    return { url: null, file: resolve(name), publisher: basename(name), language: null }
  for (const flow of loadValidFlows(settings)) {
    const guide = flow.guides[name]
    if (!guide) continue
    const { url = null, publisher, language } = guide
    const file = guide.file === undefined ? null : resolve(dirname(flow.file), guide.file)
    if (url === null && file === null)
      throw new BadInputError(`The guide \`${name}\` has neither \`url\` nor \`file\`, so there is nothing to read.`)
    return { url, file, publisher, language }
  }
  throw new BadInputError(`${printable(name)} is no file, no address, and no flow has a guide of that name.`)
}

/** @throws BadInputError that says why the guide cannot be read. */
async function readFrom({ url, file }: Source, settings: Settings) {
  const maxBytes = Math.round(settings.guides.megabytes * 1_000_000)
  const read =
    url === null
      ? readGuideFile(file ?? '', maxBytes)
      : await fetchGuide(url, { visitor: visitorOf(settings, [{ url }]) })
  if (read.kind === 'text') return read
  throw new BadInputError(read.kind === 'unknown' ? read.message : 'The guide cannot be read.')
}
