import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { requireShown } from '../../src/decide/finish.js'
import { commitFiles, openRepository, pushBranch, requireClean } from '../../src/decide/git.js'
import { commitMessage } from '../../src/decide/message.js'
import { temporaryFolder } from '../helpers/cli.js'
import { SAMPLE } from '../review/sample.js'
import { commitAll } from './watched.js'

function repository() {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'a.json'), 'old')
  writeFileSync(join(folder, 'gone.json'), 'old')
  writeFileSync(join(folder, 'mine.txt'), 'old')
  return { folder, git: commitAll(folder), file: (name: string) => join(folder, name) }
}

describe('committing what was decided', () => {
  it('takes just these files: new, changed and gone, whatever else is staged, and whatever they are called', async () => {
    const { folder, git, file } = repository()
    const names = ['a.json', 'gone.json', 'new/:(top)*.json']
    const opened = await openRepository(folder, {})
    await requireClean(opened, names.map(file))
    mkdirSync(file('new'))
    writeFileSync(file('a.json'), 'new')
    writeFileSync(file('new/:(top)*.json'), 'new')
    rmSync(file('gone.json'))
    writeFileSync(file('mine.txt'), 'mine')
    git('add', 'mine.txt')
    writeFileSync(file('mine.txt'), 'mine, later')
    const commit = await commitFiles(opened, names.map(file), 'A subject\n\n# no comment\n')
    expect(git('show', '--name-status', '--format=%B', commit)).toBe(
      'A subject\n\n# no comment\n\n\nM\ta.json\nD\tgone.json\nA\tnew/:(top)*.json',
    )
    expect(git('status', '--porcelain')).toBe('MM mine.txt')
  })

  it('reaches the work tree by a link, too', async () => {
    const { folder, git } = repository()
    const link = join(temporaryFolder(), 'link')
    symlinkSync(folder, link)
    writeFileSync(join(link, 'a.json'), 'new')
    await commitFiles(await openRepository(link, {}), [join(link, 'a.json')], 'By a link')
    expect(git('show', '--name-only', '--format=%s')).toBe('By a link\n\na.json')
  })

  it('refuses files that somebody has changed, that git ignores, or that lie elsewhere', async () => {
    const { folder, file } = repository()
    const opened = await openRepository(folder, {})
    writeFileSync(file('a.json'), 'by hand')
    await expect(requireClean(opened, [file('a.json')])).rejects.toThrow('a.json holds changes that are not committed')
    await expect(requireClean(opened, [file('state/x.json')])).rejects.toThrow('git is told to ignore state/x.json')
    await expect(requireClean(opened, ['/elsewhere/x.json'])).rejects.toThrow('does not lie in the repository')
    await expect(openRepository(temporaryFolder(), {})).rejects.toThrow('does not lie in a git repository')
  })

  it('says what a hook says, and leaves nothing staged', async () => {
    const { folder, git, file } = repository()
    const hook = join(folder, '.git', 'hooks', 'pre-commit')
    mkdirSync(join(folder, '.git', 'hooks'), { recursive: true })
    writeFileSync(hook, '#!/bin/sh\necho "Flows need\\033[31m a ticket." >&2\nexit 1\n')
    chmodSync(hook, 0o755)
    const opened = await openRepository(folder, {})
    writeFileSync(file('a.json'), 'new')
    writeFileSync(file('b.json'), 'new')
    const refused = commitFiles(opened, [file('a.json'), file('b.json')], 'x')
    await expect(refused).rejects.toThrow('git commit failed:\nFlows need [31m a ticket.')
    expect(git('status', '--porcelain')).toBe('M a.json\n?? b.json')
  })

  it('makes a branch where the work tree stands, pushes it, and takes no name for an option', async () => {
    const { folder, git, file } = repository()
    const remote = temporaryFolder()
    execFileSync('git', ['init', '-q', '--bare', remote])
    await expect(openRepository(folder, { push: true })).rejects.toThrow('has no remote')
    git('remote', 'add', 'origin', remote)
    for (const branch of ['--upload-pack=x', '-rf', 'a..b', 'a b', '', 'x.lock', 'HEAD~1', 'a\nb'])
      await expect(openRepository(folder, { branch })).rejects.toThrow('is no name of a branch')
    writeFileSync(file('mine.txt'), 'mine')
    const opened = await openRepository(folder, { branch: 'decided/one', push: true })
    expect(git('branch', '--show-current')).toBe('main')
    for (const content of ['new', 'newer']) {
      writeFileSync(file('a.json'), content)
      await commitFiles(opened, [file('a.json')], content)
    }
    await pushBranch(opened)
    expect(git('log', '--format=%s', 'origin/decided/one')).toBe('newer\nnew\nAs approved')
    expect(git('status', '--porcelain')).toBe('M mine.txt')
    git('branch', 'taken')
    await expect(openRepository(folder, { branch: 'taken' })).rejects.toThrow('is there already')
  })

  it('deletes no snapshot that the run has shown to nobody', () => {
    const snapshots = '/project/snapshots'
    const deleted = (name: string) => () =>
      requireShown({ snapshots }, SAMPLE, [{ file: join(snapshots, name), content: null, what: 'snapshot' }])
    expect(deleted('live/objection/menu/de-DE-desktop/click-settings.2.json')).not.toThrow()
    expect(deleted('live/objection/menu/fr-FR-mobile/click-settings.json')).not.toThrow()
    expect(deleted('pictures/0f.png')).not.toThrow()
    for (const other of [
      'live/objection/menu/de-DE-desktop/open.json',
      'stand-in/objection/menu/de-DE-desktop/click-settings.json',
    ])
      expect(deleted(other)).toThrow('which the run has not shown to anybody')
  })

  it('writes into the message what was decided, and nothing of a page makes a line of its own', () => {
    const [, rename] = SAMPLE.causes
    if (!rename) throw new Error('no cause')
    const decision = {
      cause: rename.id,
      hash: rename.hash,
      choice: 'holds' as const,
      reason: 'A test\nSigned-off-by: Eve',
    }
    const taken = [{ id: 'd1', by: 'Ana', at: '2027-03-04T08:00:00.000Z', decision }]
    const message = commitMessage(SAMPLE, { incidents: [7], taken })
    expect(message.split('\n')[0]?.length).toBeLessThanOrEqual(72)
    expect(message).toContain('Decision: holds, by Ana, 2027-03-04T08:00:00.000Z\nCause: 0a1b2c3d4e5f, as seen: aaaa')
    expect(message).toContain('Screens: 6\nReason: A test Signed-off-by: Eve\n')
    expect(message).not.toContain('Guides to tell')
    expect(message.endsWith('Run: 2027-03-04T02-23-00-000Z (live)\nIncident: 7\n')).toBe(true)
  })
})
