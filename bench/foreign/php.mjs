// PHP's own server inside an unpacked Debian root: what the packages' scripts would have set up, without them.

import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Names the programs and switches the extensions on, as the packages' scripts would.
 *
 * @param settings lines of php.ini.
 */
export function setUpPhp(root, settings = '') {
  const binary = readdirSync(join(root, 'usr', 'bin')).find((name) => /^php\d/.test(name))
  const [api] = readdirSync(join(root, 'usr', 'lib', 'php')).filter((name) => /^\d{8}$/.test(name))
  const there = readdirSync(join(root, 'usr', 'lib', 'php', api))
  // Others build on these, so they come first.
  const first = ['pdo.so', 'mysqlnd.so', 'dom.so', 'xml.so'].filter((name) => there.includes(name))
  const rest = there.filter((name) => !first.includes(name) && !['opcache.so', 'ffi.so', 'phar.so'].includes(name))
  const lines = [...first, ...rest].map((name) => `extension=${name}`)
  const fixed = 'display_errors=0\nerror_reporting=0\ndate.timezone=UTC\nsession.save_path=/tmp\nexpose_php=0'
  writeFileSync(join(root, 'etc', 'php.ini'), `${lines.join('\n')}\n${fixed}\n${settings}\n`)
  return `/usr/bin/${binary}`
}

/** The shell command that serves a folder inside the root. */
export function phpServer(binary, port, folder, router = '') {
  return `PHP_CLI_SERVER_WORKERS=3 exec ${binary} -c /etc/php.ini -S 127.0.0.1:${port} -t ${folder} ${router}`
}
