import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { BadInputError } from '../mistake/mistake.js'
import { HeadError, readHead } from '../publish/head.js'
import { keyFile, newKey, type PrivateJwk, privateKeys, publicPart } from '../publish/keys.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { CONFIG_OPTION, settingsFile, shown } from './options.js'
import { writePrivateFile } from './private-file.js'

type Options = { config?: string; out?: string }
const OUT = ['-o, --out <file>', 'where to (default: a new file here, named by the key)'] as const
/** Days in which every reader that comes now and then has read a head with both signatures. */
const DAYS_OF_BOTH = 31

export function keysCommand(command: Command): void {
  command
    .command('list', { isDefault: true })
    .description('Show the keys that the settings name: their public part alone.')
    .option(...CONFIG_OPTION)
    .option('--json', 'as a JSON Web Key Set')
    .action(async (options: Options & { json?: boolean }) => {
      const settings = loadSettings(settingsFile(options.config))
      const keys = await privateKeys(settings)
      print(options.json ? [JSON.stringify({ keys: keys.map(publicPart) }, null, 2)] : list(keys, settings))
    })

  command
    .command('new')
    .description('Make a key to sign with, in a file for you alone, and say where it belongs.')
    .option(...OUT)
    .action(async (options: Options) => {
      const key = await newKey()
      const file = writeKeys(options.out ?? `guidewatch-key-${key.kid.slice(0, 8)}.json`, [key])
      print([
        `The private key is in ${shown(file)}, for you alone to read. Whoever has it can publish in your name.`,
        `Its kid, for those who embed your links: ${key.kid}`,
        `Its public part: ${JSON.stringify(publicPart(key))}`,
        '',
        'What next:',
        ...secretSteps(file),
        '3. Keep one copy where no network reaches it, and delete this file: `git status` must never list it.',
      ])
    })

  command
    .command('rotate')
    .description('Replace the key: first both sign, then the new one alone.')
    .option('--finish', 'drop the old one, when readers know the new one')
    .option(...OUT)
    .option(...CONFIG_OPTION)
    .action(async (options: Options & { finish?: boolean }) => {
      const settings = loadSettings(settingsFile(options.config))
      const keys = await privateKeys(settings)
      const [old, successor] = keys
      if (!old)
        throw new BadInputError(`${settings.file} names no key (\`publish.key\`): \`guidewatch keys new\` makes one.`)
      if (options.finish) {
        if (!successor)
          throw new BadInputError('Only one key signs, so there is none to drop. `guidewatch keys rotate` begins.')
        finish(old, successor, settings, options.out)
      } else {
        if (successor)
          throw new BadInputError(
            `Two keys sign already: \`guidewatch keys rotate --finish\` drops ${old.kid}, then begin again.`,
          )
        await begin(old, options.out)
      }
    })
}

async function begin(old: PrivateJwk, out: string | undefined): Promise<void> {
  const key = await newKey()
  const name = `guidewatch-keys-${old.kid.slice(0, 8)}-${key.kid.slice(0, 8)}.json`
  const file = writeKeys(out ?? name, [old, key])
  const until = new Date(Date.now() + DAYS_OF_BOTH * 86_400_000).toISOString().slice(0, 10)
  print([
    `Both private keys are in ${shown(file)}, for you alone to read.`,
    `The old kid: ${old.kid}`,
    `The new kid: ${key.kid}`,
    '',
    'What next:',
    ...secretSteps(file),
    '3. From the next night on heads bear both signatures. Tell those who embed your links the new kid beside the old one.',
    `4. A reader believes the new key once it has read one head with both. After ${until}, or when all of yours have,`,
    '   `guidewatch keys rotate --finish` drops the old one.',
  ])
}

function finish(old: PrivateJwk, key: PrivateJwk, settings: Settings, out: string | undefined): void {
  const warning = bothPublished([old, key], settings)
  const file = writeKeys(out ?? `guidewatch-key-${key.kid.slice(0, 8)}.json`, [key])
  if (warning) process.stderr.write(`${warning}\n`)
  print([
    `The new private key alone is in ${shown(file)}, for you alone to read. Its kid: ${key.kid}`,
    '',
    'What next:',
    ...secretSteps(file),
    `3. Delete the files with the old key, and ask those who embed your links to drop its kid: ${old.kid}`,
  ])
}

/** A warning where the head published here shows that readers cannot know the new key yet. */
function bothPublished(keys: readonly PrivateJwk[], settings: Settings): string | null {
  const file = join(settings.publish.folder, 'head.json')
  if (!existsSync(file)) return null
  const published = keysOf(readFileSync(file, 'utf8'))
  return keys.every(({ kid }) => published.includes(kid))
    ? null
    : `Careful: ${shown(file)} does not bear both signatures. Publish with both first, or readers will refuse the new key.`
}

/** The keys of a published head; none where it cannot be read. */
function keysOf(head: string): readonly string[] {
  try {
    return readHead(head).keys.map(({ kid }) => kid)
  } catch (error) {
    if (error instanceof HeadError) return []
    throw error
  }
}

function secretSteps(file: string): readonly string[] {
  return [
    `1. Give your CI its content as a secret, such as: gh secret set GUIDEWATCH_KEY < ${shown(file)}`,
    '2. In guidewatch.yaml:  publish: { key: { env: GUIDEWATCH_KEY } }',
    `   or, where it stays on this machine:  publish: { key: { file: ${file} } }`,
  ]
}

function list(keys: readonly PrivateJwk[], settings: Settings): readonly string[] {
  const [first, second] = keys
  if (!first)
    return [
      `${settings.file} names no key (\`publish.key\`): what is published is unsigned.`,
      '`guidewatch keys new` makes one.',
    ]
  return second
    ? [`${first.kid}  signs; to be dropped by \`guidewatch keys rotate --finish\``, `${second.kid}  signs; takes over`]
    : [`${first.kid}  signs`]
}

function writeKeys(out: string, keys: readonly PrivateJwk[]): string {
  return writePrivateFile(out, keyFile(keys), 'a key')
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}
