import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { join } from 'node:path'
import { answers, followed, freePort } from '../debian.mjs'
import { material, noise } from '../labels.mjs'
import { npmInstalled } from '../npm.mjs'

const mail = (from, subject, text, html = `<p>${text}</p>`) => ({ from, subject, text, html })

const FIRST = [
  mail('Harbour office <office@harbour.test>', 'Your berth is confirmed', 'Berth 12 is yours until Sunday.'),
  mail('Lantern shop <shop@lantern.test>', 'Your order 4711', 'We have sent your lantern.'),
  mail('Ferry <ferry@ferry.test>', 'New timetable', 'From Monday on the ferry leaves at nine.'),
]

/** What came between two nights. */
const LATER = [
  ...FIRST,
  mail('Bakery <rye@bread.test>', 'Rye bread is back', 'Two days of patience are over.'),
  mail('Choir <choir@harbour.test>', 'Rehearsal moved', 'We sing on Thursday.'),
]

const [OLD, NEW] = ['2.2.1', '3.0.0']

/** MailDev: a mailbox for developers, drawn by AngularJS (2) and React (3). */
export default {
  id: 'maildev',
  spa: true,
  versions: [OLD, NEW],
  install(cache, version) {
    return npmInstalled(cache, 'maildev', version.split(' ')[0])
  },
  async serve(folder, version, asked) {
    const [release, day] = version.split(' ')
    const port = asked || (await freePort())
    // The start page tells the port of the mail server, which is the same every night.
    const address = `127.${[0, 0, 0].map(() => 1 + Math.floor(Math.random() * 250)).join('.')}`
    const program = join(folder, release.startsWith('3') ? 'dist/bin/maildev.js' : 'bin/maildev')
    const child = spawn(process.execPath, [program, '-s', 1025, '--ip', address, '-w', port, '--web-ip', '127.0.0.1'])
    const origin = `http://127.0.0.1:${port}`
    const server = followed(child)
    await answers(origin, server)
    for (const one of day === 'later' ? LATER : FIRST) await send(address, one)
    return { origin, stop: server.stop }
  },
  walks: [
    {
      walk: 'maildev-settings/cog/en-desktop',
      version: OLD,
      steps: [
        {
          step: 'more',
          css: 'a[title="Additional configuration"], a.header-nav-item-link:has(.fa-cog)',
          renamed: 'Workshop',
          opposite: 'Hide configuration',
          icon: 'a.header-nav-item-link .fa-cog',
          without: ['label-in-picture'],
        },
      ],
      form: {
        css: '.header-nav-more-menu',
        field: '#toggle-auto-show',
        tick: '#toggle-auto-show',
      },
    },
    {
      walk: 'maildev-headers/menu/en-desktop',
      version: OLD,
      steps: [
        {
          step: 'mail',
          css: '.email-item:first-child .email-item-link',
          renamed: 'Somebody else has your berth',
          without: ['label-in-picture', 'icon'],
        },
        {
          step: 'forms',
          css: '.dropdown-trigger:not(.disabled):has(.fa-code), .dropdown-container:first-child > .dropdown-trigger',
          renamed: 'Views',
          opposite: 'Without HTML',
        },
        { step: 'headers', css: 'a:has(> span > .fa-th-list)', renamed: 'Envelope', opposite: 'Hide headers' },
      ],
    },
  ],
  // From looking at 2.2.1 and 3.0.0, which has nothing of the old in it: the cog wheel is called "Settings" and opens three buttons that are on or
  // off, "Browser notifications", "Auto-show new mail" and "Show loading bar"; mails are buttons, and "Headers" stands beside "HTML" without a menu.
  nights: [
    {
      id: 'settings-2-3',
      walk: 'maildev-settings/cog/en-desktop',
      from: OLD,
      to: NEW,
      expect: material(['more'], ['renamed', 'gone']),
    },
    {
      id: 'headers-2-3',
      walk: 'maildev-headers/menu/en-desktop',
      from: OLD,
      to: NEW,
      expect: material(['mail'], ['renamed', 'gone']),
    },
    // Two mails more; which of them were read is another every night.
    ...['settings/cog', 'headers/menu'].flatMap((way) => [
      {
        id: `later-${way.replace('/', '-')}`,
        walk: `maildev-${way}/en-desktop`,
        from: OLD,
        to: `${OLD} later`,
        class: 'other-data',
        expect: noise(),
      },
      {
        id: `unchanged-${way.replace('/', '-')}`,
        walk: `maildev-${way}/en-desktop`,
        from: OLD,
        nights: 3,
        class: 'unchanged',
        expect: noise(),
      },
    ]),
  ],
}

/** Sends a mail by the shortest talk that SMTP allows. */
async function send(address, { from, subject, text, html }) {
  const socket = connect(1025, address)
  const lines = [
    'EHLO harbour.test',
    `MAIL FROM:<${from.match(/<(.*)>/)[1]}>`,
    'RCPT TO:<anna@harbour.test>',
    'DATA',
    [
      `From: ${from}`,
      'To: Anna <anna@harbour.test>',
      `Subject: ${subject}`,
      'Date: Fri, 01 Mar 2024 10:00:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="part"',
      '',
      '--part',
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
      '--part',
      'Content-Type: text/html; charset=utf-8',
      '',
      html,
      '--part--',
      '.',
    ].join('\r\n'),
    'QUIT',
  ]
  let heard = ''
  for await (const chunk of socket) {
    heard += chunk
    // The last line of an answer has a blank after its number.
    if (!/^\d{3} .*\r\n$/m.test(heard)) continue
    heard = ''
    const line = lines.shift()
    if (line === undefined) break
    socket.write(`${line}\r\n`)
  }
}
