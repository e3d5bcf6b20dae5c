import fc from 'fast-check'

/**
 * Property tests draw the same cases in every run, so that a run that fails tells of a change and not of its luck.
 * `PROPERTY_SEED=7 npm test` draws others.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) })
