import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What a shell script says to guidewatch. */
export type Invocation = { readonly command: string; readonly options: readonly string[]; readonly line: string }

/** Every call of guidewatch in a script, in order. */
export function invocationsIn(script: string): readonly Invocation[] {
  return script
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap((line) => line.split(/\s#\s|^#|\|\||&&|[;|]|\bdo\b/).map((part) => part.trim()))
    .map((part) => /^(?:exec\s+)?guidewatch\s+(?<rest>.+)$/.exec(part)?.groups?.rest)
    .filter((rest) => rest !== undefined)
    .map((rest) => {
      const [command = '', ...words] = rest.split(/\s+/)
      return { command, options: words.filter((word) => word.startsWith('-')), line: rest }
    })
}

/** What bash finds wrong with a script without running it; empty when nothing. */
export function syntaxErrors(script: string): string {
  return spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' }).stderr
}

export const has = (command: string) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

/**
 * A folder for the path with a guidewatch that only notes how it was called.
 *
 * @param behaviour a shell script: what else it does, told its arguments; its exit code is that of guidewatch.
 */
export function fakeGuidewatch(folder: string, behaviour: string): { readonly path: string; calls: () => string[] } {
  return fakeCommand('guidewatch', folder, behaviour)
}

/** The same for another command; several may lie in one folder, each with its own notes. */
export function fakeCommand(
  name: string,
  folder: string,
  behaviour: string,
): { readonly path: string; calls: () => string[] } {
  const bin = join(folder, 'bin')
  const log = join(folder, name === 'guidewatch' ? 'calls' : `calls-${name}`)
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(bin, name), `#!/usr/bin/env bash\necho "$*" >> '${log}'\n${behaviour}\n`)
  chmodSync(join(bin, name), 0o755)
  return {
    path: `${bin}${delimiter}${process.env.PATH}`,
    calls: () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : []),
  }
}

export type ShellResult = { readonly code: number | null; readonly output: string }

/** Runs a script as GitHub and the manifests do: it ends with the first command that fails. */
export function bash(script: string, options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): ShellResult {
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-euo', 'pipefail', '-c', script], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
  })
  return { code: status, output: `${stdout}${stderr}` }
}

export function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim()
}
