/** Milliseconds from the arrival of the request to the writing of the headers, as the server says. */
export function serverTimeOf(response: Response): number {
  return Number(/dur=([\d.]+)/.exec(response.headers.get('server-timing') ?? '')?.[1])
}

/** Of times the one that a part of them does not exceed: 0.5 for the middle one. */
export function percentile(times: readonly number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? Number.NaN
}
