import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { expect } from 'vitest'
import { mailChannel } from '../../src/alert/mail.js'
import { sampleNotice } from '../../src/alert/sample.js'
import { launchForPerson } from '../../src/browser/launch.js'
import type { Notice } from '../../src/incident/incident.js'
import { loadSettings } from '../../src/settings/settings.js'
import { axeViolations } from '../helpers/axe.js'
import { temporaryFolder } from '../helpers/cli.js'

/** One mail of each kind in each language of those who get it. */
export async function rendered() {
  const folder = temporaryFolder()
  const file = join(folder, 'guidewatch.yaml')
  writeFileSync(
    file,
    `alerts:
  report: https://reports.example.org/{run}/
  mail: { from: guidewatch@example.org, to: [ana@example.org, { address: bernd@example.org, language: de }], escalation: [chief@example.org], smtp: { host: localhost } }
`,
  )
  const settings = loadSettings(file)
  const mail = settings.alerts.mail
  if (!mail) throw new Error('no mail')
  const sample = await sampleNotice(settings, new Date(Date.UTC(2026, 0, 5)))
  const { incident } = sample
  if (!incident) throw new Error('no incident')
  const at = sample.at
  const later = { ...incident, number: 7, notices: 2 }
  const notices: Readonly<Record<string, Notice>> = {
    opened: { ...sample, kind: 'opened', incident: { ...incident, number: 7 } },
    recovered: {
      ...sample,
      kind: 'recovered',
      incident: { ...later, state: 'resolved', resolved: { at, how: 'approval', by: 'Ana', reason: null } },
    },
    reminder: {
      ...sample,
      kind: 'reminder',
      incident: later,
      freshness: { percent: 100, verifiedAt: at, verifiedUntil: at },
    },
    escalation: { ...sample, kind: 'escalation', audience: 'escalation', incident: later },
    digest: { ...sample, kind: 'digest', incident: null, incidents: [{ incident: later, muted: 'flapping' }] },
    alive: {
      ...sample,
      kind: 'alive',
      incident: null,
      figures: { nights: 31, walks: 900, verified: 890, since: at, open: 1 },
    },
  }
  const mails = await Promise.all(
    Object.entries(notices).flatMap(([kind, notice]) =>
      mailChannel(mail, folder)
        .render(notice, { settings, deliveredAt: at })
        .then((all) =>
          Promise.all(
            all.map(async ({ name, content, to }) => ({
              kind,
              language: name,
              to,
              raw: Buffer.from(content),
              mail: await simpleParser(Buffer.from(content)),
            })),
          ),
        ),
    ),
  )
  return mails.flat()
}

/** Fails unless these mails are accessible in light and dark, fit a desk and a phone, and load nothing. */
export async function expectSoundMails(mails: Awaited<ReturnType<typeof rendered>>): Promise<void> {
  const browser = await launchForPerson('nothing', { headless: true })
  try {
    for (const { kind, language, mail } of mails) {
      // Each language on one of the two.
      const [width, colorScheme] = language === 'en' ? ([900, 'light'] as const) : ([360, 'dark'] as const)
      const page = await browser.newPage({ viewport: { width, height: 700 }, colorScheme, bypassCSP: true })
      const asked: string[] = []
      page.on('request', ({ url }) => !url().startsWith('data:') && asked.push(url()))
      await page.setContent(String(mail.html))
      const violations = await axeViolations(page)
      expect({ kind, language, width, violations }).toEqual({ kind, language, width, violations: [] })
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
      expect(asked).toEqual([])
      await page.close()
    }
  } finally {
    await browser.close()
  }
}
