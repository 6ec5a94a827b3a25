/** How long a movement of the drawing takes: no time for those who asked their system for less motion. */
export function motion(ms: number): { duration: number } {
  return { duration: window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : ms };
}
