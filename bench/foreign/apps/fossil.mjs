import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePort, once, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'

const user = 'anna'
const password = 'Harbour-71-lantern'
const env = { USER: user, FOSSIL_HOME: '/tmp' }

/** A project with some history; what is in "later" happened between two nights. */
const seed = `
set -e
cd /tmp
fossil init --admin-user ${user} --date-override 2024-03-01T10:00:00 repo.fossil
fossil user password ${user} ${password} -R repo.fossil
fossil sql -R repo.fossil "REPLACE INTO config(name,value,mtime) VALUES('project-name','Harbour',1)"
mkdir work && cd work
fossil open ../repo.fossil
commit() { echo "$1" > "$1.txt"; fossil add "$1.txt"; fossil commit --user-override ${user} --date-override "$2" --no-warnings -m "$1 are written down"; }
commit tides 2024-03-01T11:00:00
commit lanterns 2024-03-02T11:00:00
echo 'When the water comes, and when it goes.' > page && fossil wiki create 'Tide tables' page
mkdir -p /var/site
cp ../repo.fossil /var/site/first.fossil
commit ropes 2024-03-08T11:00:00
commit eels 2024-03-09T11:00:00
cp ../repo.fossil /var/site/later.fossil
`

/** Fossil: source control with a wiki, tickets and its own web pages, one program in C. */
export default {
  id: 'fossil',
  spa: false,
  versions: ['bookworm', 'trixie'],
  env: { FOSSIL_USER: user, FOSSIL_PASSWORD: password },
  secrets: ['FOSSIL_PASSWORD'],
  async install(cache, version) {
    const [release] = version.split(' ')
    const root = await unpack(cache, release, 'fossil', ['fossil'])
    const site = join(root, 'var', 'site')
    if (existsSync(join(site, 'later.fossil'))) return root
    mkdirSync(site, { recursive: true })
    writeFileSync(join(site, 'seed.sh'), seed)
    await once(root, ['/bin/sh', '/var/site/seed.sh'], { env })
    return root
  },
  async serve(root, version, asked) {
    const port = asked || (await freePort())
    const [, day = 'first'] = version.split(' ')
    const serve = `exec fossil server --localhost --nojail --port ${port} /run/site.fossil`
    const program = start(root, ['sh', '-c', `cp /var/site/${day}.fossil /run/site.fossil; ${serve}`], { env })
    const origin = `http://127.0.0.1:${port}`
    await answers(`${origin}/login`, program)
    return { origin, stop: program.stop }
  },
  walks: [
    {
      walk: 'fossil-ticket/menu/en-desktop',
      version: 'bookworm',
      steps: [
        {
          step: 'tickets',
          css: '.mainmenu a[href="/ticket"]',
          renamed: 'Complaints',
          opposite: 'Close tickets',
          shared: true,
          link: true,
          wrong: '/wiki',
        },
        {
          step: 'new',
          css: '.content a[href="tktnew"]',
          renamed: 'Complain',
          opposite: 'Delete ticket',
          link: true,
          wrong: '/rptview/1',
        },
      ],
      form: {
        css: 'form[action="/tktnew"]',
        field: 'input[name=title]',
        submit: 'input[name=preview]',
        submitRenamed: 'Delete everything',
        heading: '.content h1',
      },
    },
    {
      walk: 'fossil-password/menu/en-desktop',
      version: 'trixie',
      steps: [
        {
          step: 'account',
          css: '.status a[href="/login"]',
          renamed: 'Me',
          link: true,
          wrong: '/wiki',
        },
      ],
      form: {
        css: 'form:has(input[name=n1])',
        field: 'input[name=n1]',
        label: '#newpw',
        submit: 'form:has(input[name=n1]) input[type=submit]',
        submitRenamed: 'Delete account',
      },
    },
  ],
  // From looking at 2.21 and 2.26. On top there is a picture now, and the title of some pages is a heading. A ticket has "Priority" and "Subsystem"
  // more. Above the form for the password two lines were added, about skins and cookies. Every page tells how long it took, the log-in draws other
  // characters for visitors every time, and the form for the password suggests another one.
  nights: [
    ...[
      ['ticket', material(['arrival'], ['field added', 'text changed'])],
      ['wiki', noise()],
      ['password', either()],
    ].map(([flow, expect]) => ({
      id: `2.21-to-2.26-${flow}`,
      walk: `fossil-${flow}/menu/en-desktop`,
      from: 'bookworm',
      to: 'trixie',
      expect,
    })),
    ...[
      ['ticket', 'bookworm'],
      ['wiki', 'trixie'],
      ['password', 'bookworm'],
      ['password', 'trixie'],
    ].map(([flow, from]) => ({
      id: `unchanged-${flow}-${from}`,
      walk: `fossil-${flow}/menu/en-desktop`,
      from,
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // The others have gone on working.
    {
      id: 'later-ticket',
      walk: 'fossil-ticket/menu/en-desktop',
      from: 'trixie',
      to: 'trixie later',
      class: 'other-data',
      expect: noise(),
    },
  ],
}
