// MariaDB of a Debian release, in the folder that its packages were unpacked into (debian.mjs): one set of files for each day.

const small =
  '--innodb-log-file-size=4M --innodb-buffer-pool-size=16M --innodb-temp-data-file-path=ibtmp1:2M:autoextend'
const client = '--no-defaults -S /run/mysqld.sock -u root'
const program = `mariadbd --no-defaults --user=root --skip-networking --skip-log-bin --socket=/run/mysqld.sock --pid-file=/run/mysqld.pid ${small}`
const awake = `for try in $(seq 100); do mariadb ${client} -e 'SELECT 1' && break || sleep 0.3; done`

/** Its packages in a release. */
export function mariaPackages(release) {
  const core = release === 'bullseye' ? '-core-10.5' : '-core'
  return [`mariadb-server${core}`, `mariadb-client${core}`]
}

/** A script that starts it with the files of a day, and goes on as soon as it answers. */
export const startMaria = (day) => `cp -r /var/seed/${day} /run/mysql; ${program} --datadir=/run/mysql & ${awake}`

/**
 * A script that makes the files of both days in /var/seed: the first by /var/first.sql, the later one from it by /var/later.sql.
 *
 * @param before lines to be run ahead.
 */
export const seedMaria = (before = '') => `set -e
${before}
mariadb-install-db --no-defaults --user=root --datadir=/run/first --auth-root-authentication-method=normal --skip-test-db ${small}
rm -rf /var/seed/*
run() {
  ${program} --datadir=/run/$1 &
  ${awake}
  mariadb ${client} < /var/$1.sql
  mariadb ${client} -e SHUTDOWN
  wait
  cp -r /run/$1 /var/seed/$1
}
run first
cp -r /run/first /run/later
run later`
