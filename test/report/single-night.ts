import { join } from 'node:path'
import sharp from 'sharp'
import { type Cause, type CauseMember, memberKey } from '../../src/cause/cause.js'
import type { PicturePair } from '../../src/report/pictures.js'
import type { ReportView } from '../../src/report/view.js'
import type { WalkSummary } from '../../src/state/result.js'
import { temporaryFolder } from '../helpers/cli.js'
import { SAMPLE } from '../review/sample.js'

const SIZE = { width: 1280, height: 2200 }
const BOX = { x: 96, y: 340, width: 190, height: 40 }

/** Pages as a night photographs them: a menu, in which one entry has another name, and text. */
async function photographed(folder: string, file: string, label: string): Promise<void> {
  const line = (y: number, text: string, size = 22) => `<text x="100" y="${y}" font-size="${size}">${text}</text>`
  const menu = ['Home', 'Profile', label, 'Help', 'Log out'].map((name, index) => line(270 + index * 50, name))
  const words = Array.from({ length: 40 }, (_, index) =>
    line(700 + index * 36, `Paragraph ${index} of what is told there.`),
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}" font-family="sans-serif"><rect width="100%" height="100%" fill="#fff"/><rect width="100%" height="90" fill="#1d4ed8"/>${line(180, 'Account centre', 40)}${menu.join('')}${words.join('')}</svg>`
  await sharp(Buffer.from(svg)).png({ compressionLevel: 4 }).toFile(join(folder, file))
}

function summaryOf({ walk, flow, route, locale, device, verdict, flowTitle, routeTitle }: CauseMember): WalkSummary {
  return {
    ...{ id: walk, flow, route, locale, device, verdict, flowTitle, title: routeTitle },
    ...{ account: 'logged-out', startedAt: '2027-03-04T02:23:00.000Z', durationMs: 1000, outcome: { kind: 'arrived' } },
    ...{ findings: [], steps: [], relocations: [], notes: [], confirmation: null, needsLook: false, guides: [] },
  }
}

/**
 * A night of so many walks that came to so many causes, each in its share of them, as the first page is given it; its
 * pictures lie in a folder.
 */
export async function nightOf(
  walks: number,
  causes: number,
  text = 'Einstellungen',
): Promise<{ readonly view: ReportView; readonly out: string }> {
  const out = temporaryFolder()
  await photographed(out, 'before.png', 'Settings')
  await photographed(out, 'after.png', 'Options')
  const [form, rename] = SAMPLE.causes as [Cause, Cause]
  const share = Math.max(1, Math.floor(walks / causes))
  const made = Array.from({ length: causes }, (_, index): Cause => {
    const pattern = index % 3 === 0 ? form : rename
    const members = Array.from({ length: share }, (__, place): CauseMember => {
      const member = pattern.members[place % pattern.members.length] as CauseMember
      return {
        ...member,
        walk: `flow-${index}/menu/${member.locale}-device${place}`,
        flow: `flow-${index}`,
        says: text,
      }
    })
    const id = (index + 1).toString(16).padStart(12, '0')
    return { ...pattern, id, hash: id.padStart(64, 'a'), members, leftOut: [], incidents: [index] }
  })
  const pair: PicturePair = {
    before: { path: 'before.png', ...SIZE },
    after: { path: 'after.png', ...SIZE },
    ...{ difference: 'difference.png', boxBefore: BOX, box: BOX, scale: 1, variants: [] },
  }
  return {
    out,
    view: {
      run: {
        ...{ schema: 2, run: SAMPLE.run, site: 'live', release: null, startedAt: '2027-03-04T02:23:00.000Z' },
        ...{
          durationMs: 1,
          guidewatch: '0',
          comparer: 1,
          reassessed: null,
          stopped: false,
          accounts: [],
          proposals: [],
          patches: [],
        },
        ...{ notMachineVerified: [], walks: made.flatMap(({ members }) => members.map(summaryOf)) },
      } as ReportView['run'],
      reviewed: { ...SAMPLE, causes: made },
      evidence: new Map(
        made.flatMap(({ members }) => members.map((member) => [memberKey(member), { ...pair }] as const)),
      ),
      varying: new Map(),
      repository: 'o/r',
    },
  }
}
