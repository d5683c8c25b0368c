// Makes a change in a process of its own, in which a write may fail or end it, see kill-at.mjs.
import { changeTogether } from '../../dist/state/change.js'

const [folder] = process.argv.slice(2)
try {
  changeTogether(`${folder}/state/unfinished.json`, [
    { file: `${folder}/kept.json`, content: 'new' },
    { file: `${folder}/deep/added.json`, content: 'new' },
    { file: `${folder}/picture.png`, content: { copyOf: `${folder}/seen.png` } },
    { file: `${folder}/gone.json`, content: null },
  ])
} catch (error) {
  process.stdout.write(error.message)
  process.exitCode = 2
}
