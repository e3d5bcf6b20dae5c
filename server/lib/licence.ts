/** Every export of Parliament's words says so. */
export const LICENCE = 'Contains Parliamentary information licensed under the Open Parliament Licence v3.0.'
