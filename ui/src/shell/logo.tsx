/** Threads of a loom: three warps with the weft crossing them. */
export function Logo({ size = 26 }: { size?: number }) {
  return <img src="/favicon.svg" width={size} height={size} alt="" />;
}
