/** A grace in hours as a form shows it: in days where they are whole. */
export const graceShown = (hours: number): { readonly grace: number; readonly graceUnit: 'days' | 'hours' } =>
  hours % 24 === 0 ? { grace: hours / 24, graceUnit: 'days' } : { grace: hours, graceUnit: 'hours' }
