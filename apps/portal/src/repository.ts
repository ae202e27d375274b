import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole house: the apps' builds and the migrations are found from here, in sources and in the build alike. */
export const repository = above(path.dirname(fileURLToPath(import.meta.url)))

function above(folder: string): string {
  if (existsSync(path.join(folder, 'turbo.json'))) return folder
  const parent = path.dirname(folder)
  if (parent === folder) throw new Error('The portal was started outside its repository: no turbo.json above it.')
  return above(parent)
}
