import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../helpers/cli.js'

/** guidewatch at a terminal, as a person has it in front of them. */
export type Terminal = {
  /** Resolves with all that was said so far, once a text was. */
  readonly says: (text: string) => Promise<string>
  readonly type: (line: string) => void
  /** Resolves with all that was said and the exit code, when it has ended. */
  readonly ends: Promise<{ readonly said: string; readonly code: number | null }>
  readonly process: ChildProcess
}

/** Starts the built command in a pseudo-terminal (`script` of util-linux), in which what is typed is shown. */
export function atTerminal(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Terminal {
  const command = [process.execPath, join(ROOT, 'dist', 'cli', 'main.js'), ...args].map(quoted).join(' ')
  const child = spawn('script', ['-qec', `exec ${command}`, '/dev/null'], { cwd, env: { ...process.env, ...env } })
  let said = ''
  let waiting: (() => void)[] = []
  const heard = (chunk: Buffer) => {
    said += chunk.toString()
    for (const look of waiting) look()
  }
  child.stdout.on('data', heard)
  child.stderr.on('data', heard)
  const ends = new Promise<{ said: string; code: number | null }>((resolve) => {
    child.once('close', (code) => resolve({ said, code }))
  })
  return {
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!said.includes(text)) return
          waiting = waiting.filter((one) => one !== look)
          resolve(said)
        }
        waiting.push(look)
        look()
        void ends.then(() => reject(new Error(`it never said “${text}”, but:\n${said}`)))
      }),
    type: (line) => void child.stdin.write(`${line}\r`),
    ends,
    process: child,
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
