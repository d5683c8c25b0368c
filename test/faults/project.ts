import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WalkResult } from '../../src/state/result.js'
import { type CliResult, temporaryFolder } from '../helpers/cli.js'
import { mailSettings } from '../helpers/mail.js'

const FLOW = `flow: shop
link: https://shop.example/
destination: { heading: Form }
routes:
  - { id: menu, steps: [{ open: "https://shop.example/" }, { click: { role: link, name: Privacy } }] }
  - { id: direct, steps: [{ open: "https://shop.example/form" }] }
`

/** What a night sees: the route through the menu is as given, the other one verified. */
function walks(menu: 'verified' | 'broken'): readonly WalkResult[] {
  const walk = (route: string, verdict: 'verified' | 'broken'): WalkResult => ({
    id: `shop/${route}/en-US-desktop`,
    flow: 'shop',
    route,
    flowTitle: 'shop',
    title: route,
    locale: 'en-US',
    device: 'desktop',
    account: 'logged-out',
    verdict,
    startedAt: '',
    durationMs: 1,
    outcome:
      verdict === 'broken'
        ? {
            kind: 'stopped',
            step: 'click-privacy',
            reason: 'target-missing',
            why: { kind: 'absent', role: 'link', name: 'Privacy' },
          }
        : { kind: 'arrived' },
    needsLook: false,
    findings: [],
    steps: [
      {
        id: 'click-privacy',
        action: 'click',
        says: 'Choose "Privacy".',
        screen: null,
        approvedImage: null,
        differenceImage: null,
        approvedSize: null,
        approvedAt: null,
        varied: [],
        volatile: [],
        seen: null,
        menus: [],
      },
    ],
    relocations: [],
    notes: [],
    proposed: null,
    confirmation: verdict === 'broken' ? { first: 'broken', second: 'broken', agrees: true, both: null, by: [] } : null,
    guides: [],
  })
  return [walk('menu', menu), walk('direct', 'verified')]
}

/** A project whose nights are replayed, with two recipients of its own. */
export function faultyProject(
  port: number,
  name: string,
): { readonly folder: string; readonly see: (menu: 'verified' | 'broken') => void } {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'flows'))
  writeFileSync(join(folder, 'flows', 'shop.yaml'), FLOW)
  writeFileSync(
    join(folder, 'guidewatch.yaml'),
    mailSettings(port, `[ana.${name}@example.org, bernd.${name}@example.org]`),
  )
  const see = (menu: 'verified' | 'broken') => writeFileSync(join(folder, 'walks.json'), JSON.stringify(walks(menu)))
  see('broken')
  return { folder, see }
}

export function copyOf(folder: string): string {
  const copy = temporaryFolder()
  cpSync(folder, copy, { recursive: true })
  return copy
}

/** Holds a night in a process of its own, with something going wrong at a write. */
export function nightInProcess(
  folder: string,
  at: Date,
  env: NodeJS.ProcessEnv,
): Promise<CliResult & { readonly signal: string | null }> {
  const here = import.meta.dirname
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', join(here, 'kill-at.mjs'), join(here, 'replay.mjs'), folder, at.toISOString()],
      { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    const out = { stdout: '', stderr: '' }
    child.stdout.on('data', (chunk) => {
      out.stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      out.stderr += chunk
    })
    child.once('error', reject).once('close', (code, signal) => resolve({ ...out, code, signal }))
  })
}
