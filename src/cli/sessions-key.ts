import { homedir } from 'node:os'
import { join } from 'node:path'
import { generateHybridIdentity, generateIdentity, identityToRecipient } from 'age-encryption'
import { KEY_FILE_VARIABLE, KEY_VARIABLE } from '../state/session-keys.js'
import { shown } from './options.js'
import { writePrivateFile } from './private-file.js'

/** Makes a key, and says where its halves belong. The private half is written to a file, unless asked for. */
export async function sessionsKeyCommand(options: {
  out?: string
  postQuantum?: boolean
  print?: boolean
}): Promise<void> {
  const identity = await (options.postQuantum ? generateHybridIdentity() : generateIdentity())
  const recipient = await identityToRecipient(identity)
  // The format of age-keygen, so that `age` reads it as well.
  const content = `# created: ${new Date().toISOString()}\n# public key: ${recipient}\n${identity}\n`
  if (options.print) {
    process.stdout.write(content)
    process.stderr.write(`${publicLines(recipient).join('\n')}\n`)
    return
  }
  const file = writePrivateFile(options.out ?? defaultFile(), content, 'a key')
  const lines = [
    `The private half is in ${shown(file)}, for you alone to read. Whoever has it opens every session that is sealed for it.`,
    '',
    ...publicLines(recipient),
    '',
    'Where the private half belongs:',
    `- yours stays in this file:  export ${KEY_FILE_VARIABLE}=${file}`,
    `- that of CI becomes a secret of its environment:  gh secret set ${KEY_VARIABLE} --env nightly < ${shown(file)}`,
    '  Delete the file after that.',
    '- one more is printed or kept on a stick, in a drawer: it opens the sessions when all other keys are lost.',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

function publicLines(recipient: string): readonly string[] {
  return [
    'Its public half may be known to everybody. It goes into guidewatch.yaml under the name of its person or machine:',
    '',
    `sessions: { recipients: { NAME: ${recipient} } }`,
    '',
    'Who can open the sessions already then runs `guidewatch sessions rekey`.',
  ]
}

function defaultFile(): string {
  return join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'guidewatch', 'session-key.txt')
}
