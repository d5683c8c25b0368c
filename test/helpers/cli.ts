import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Run, WalkResult } from '../../src/state/result.js'

export const ROOT = join(import.meta.dirname, '..', '..')

export type CliResult = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** Calls guidewatch as a person would, with the built command. */
export function guidewatch(
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'cli', 'main.js'), ...args], {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk) => {
      stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    child.once('error', reject).once('close', (code) => resolve({ code, stdout, stderr }))
  })
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'guidewatch-test-'))
}

export function readRunFile(out: string): Run {
  return JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as Run
}

/** The findings of a walk that matter, as `kind@step`. */
export function kindsOf(walk: WalkResult | undefined): readonly string[] {
  return (walk?.findings ?? [])
    .filter(({ relevance }) => relevance !== 'elsewhere')
    .map(({ kind, step }) => `${kind}@${step}`)
}

/** Every file below a folder. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
