import { answer, question } from '../parts/apart.ts'
import { type Measurement, measure } from './run.ts'

answer(await measure(question<Measurement>()))
