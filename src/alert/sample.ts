import { join } from 'node:path'
import sharp from 'sharp'
import { blankNotice, type Member, type Notice, newIncident } from '../incident/incident.js'
import type { Settings } from '../settings/settings.js'
import { writeFileAtomically } from '../state/files.js'

/** Size of the sample pictures in pixels, and where the button is on them. */
const SIZE = { width: 800, height: 360 }
const BUTTON = { x: 300, y: 150, width: 200, height: 56 }

/** A notice like those of a real night, of a guide that does not exist, with pictures of its own. */
export async function sampleNotice(settings: Settings, now: Date): Promise<Notice> {
  const run = 'sample'
  for (const [file, label] of [
    ['before.png', 'Privacy Policy'],
    ['after.png', 'Privacy Centre'],
  ] as const) {
    writeFileAtomically(join(settings.state, 'runs', run, file), await picture(label))
  }
  const at = now.toISOString()
  const member: Member = {
    key: 'sample/menu/click-privacy-policy/en/changed',
    flow: 'sample',
    route: 'menu',
    step: 'click-privacy-policy',
    language: 'en',
    class: 'changed',
    walks: ['sample/menu/en-GB-desktop'],
    account: 'logged-out',
    alike: 'label-renamed',
    instruction: '',
    headline: {
      kind: 'trouble',
      class: 'changed',
      flow: {
        en: 'Object on Example',
        de: 'Bei Example widersprechen',
        fr: 'S’opposer sur Example',
        it: 'Opporsi su Example',
      },
      route: { en: 'through the menu', de: 'über das Menü', fr: 'par le menu', it: 'dal menu' },
      step: 2,
    },
    evidence: {
      run,
      walk: 'sample/menu/en-GB-desktop',
      locale: 'en-GB',
      flowTitle: 'Object on Example',
      routeTitle: 'Through the menu',
      stepNumber: 2,
      says: 'Choose “Privacy Policy”.',
      findings: [
        {
          kind: 'label-renamed',
          subject: { kind: 'control', role: 'link', name: '' },
          before: 'Privacy Policy',
          after: 'Privacy Centre',
          count: 1,
          place: null,
          alsoAt: [],
        },
      ],
      failure: null,
      guides: [
        { title: 'How to object', publisher: 'Example Consumers', url: 'https://guide.example/object', language: 'en' },
      ],
      proposals: [
        {
          change: { kind: 'rename', step: 2, before: 'Privacy Policy', after: 'Privacy Centre' },
          sentences: ['Choose “Privacy Centre”.'],
        },
      ],
      patch: null,
      pictures: { before: 'before.png', after: 'after.png', boxBefore: BUTTON, box: BUTTON, scale: 1 },
    },
    failing: true,
    since: at,
  }
  const incident = newIncident({
    number: 1,
    thread: 'sample',
    kind: 'guide',
    label: '',
    class: 'changed',
    headline: member.headline,
    members: [member],
    openedAt: at,
  })
  return { ...blankNotice('live', at), id: `test-${at.replace(/\D/g, '')}`, incident: { ...incident, notices: 1 } }
}

function picture(label: string): Promise<Buffer> {
  const { x, y, width, height } = BUTTON
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}"><rect width="100%" height="100%" fill="#ffffff"/><rect width="100%" height="64" fill="#e7ebf3"/><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="#1d4ed8"/><text x="${x + width / 2}" y="${y + 36}" font-family="sans-serif" font-size="20" fill="#ffffff" text-anchor="middle">${label}</text></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}
