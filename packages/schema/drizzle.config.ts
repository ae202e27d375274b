import { defineConfig } from 'drizzle-kit'
import { dialect } from './src/dialect.ts'

/** One definition, two spellings: `npm run generate` runs this once for each `DATABASE_URL`. */
export default defineConfig({
  dialect: dialect === 'sqlite' ? 'sqlite' : 'postgresql',
  schema: './src/tables/*.ts',
  out: process.env.MIGRATIONS_DIRECTORY ?? `./migrations/${dialect === 'sqlite' ? 'sqlite' : 'postgresql'}`,
  casing: 'snake_case',
})
