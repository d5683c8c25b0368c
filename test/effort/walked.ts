import type { Step } from '../../src/flow/schema.js'
import type { WalkRecord } from '../../src/screen/record.js'
import type { AriaNode, Screen } from '../../src/screen/screen.js'

// Records by hand: what a test says of a screen, the rest is that of a plain page.

export type Tree = readonly (AriaNode | string)[]

export function screenOf(step: string, tree: Tree, more: Partial<Screen> = {}): Screen {
  return {
    step,
    url: 'https://a.example/there',
    redirects: [],
    status: 200,
    title: 'There',
    language: 'en',
    tree: [...tree],
    fields: [],
    submits: [],
    forms: [],
    overlays: [],
    target: null,
    image: { file: `${step}.png`, sha256: '0', width: 1, height: 1 },
    renderer: { browser: 'c', platform: 'p', fonts: 'f', scale: 1 },
    ...more,
  }
}

export function targetOf(role: string, name: string, box = { x: 0, y: 0, width: 100, height: 20 }): Screen['target'] {
  return { role, name, box, text: name, drawn: false, pictures: [], opensTab: false }
}

export function recordOf(screens: readonly Screen[], more: Partial<WalkRecord> = {}): WalkRecord {
  return {
    id: 'way/only/en-GB-desktop',
    startedAt: '2026-11-26T03:10:00.000Z',
    durationMs: 1,
    outcome: { kind: 'arrived' },
    screens: [...screens],
    relocations: [],
    notes: [],
    proposed: null,
    needsLook: false,
    ...more,
  }
}

export const OPEN: Step = { id: 'open', open: 'https://a.example/start' }

export function click(name: string, role: 'link' | 'button' = 'link'): Step {
  return { id: `click-${name.toLowerCase().replaceAll(' ', '-')}`, click: { role, name } }
}
