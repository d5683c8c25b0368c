import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { guidewatch, ROOT, temporaryFolder } from '../helpers/cli.js'

it('shows a newcomer two nights, verdict by verdict, and what changed in between', async () => {
  const out = temporaryFolder()
  const { code, stdout, stderr } = await guidewatch(['demo', 'facebook-objection', '--out', out])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const [before = '', after = '', told = ''] = stdout.split(/^[23]\. /m)
  expect(before.match(/^verified {5}[\w/-]+ \(\d+\.\d s\)$/gm)).toHaveLength(4)
  expect(after).toMatch(/^changed {6}facebook-objection\/settings-policy\/de-DE-desktop/m)
  expect(told).toContain('changed: The link "Datenschutzrichtlinie" is now called "Datenschutz-Richtlinien".')
  expect(told).toContain('The guide says: Öffne die „Datenschutzrichtlinie“.')
  const [, report = ''] = told.match(/^Report.*: (.*)$/m) ?? []
  expect(readFileSync(resolve(ROOT, report), 'utf8')).toContain('Datenschutz-Richtlinien')
})
