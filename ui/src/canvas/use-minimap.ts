import { useEffect, useRef, useState } from 'react';

const restMs = 1500;

/** The overview is there while the drawing is moved about, and a moment longer; where a pointer or the focus is on it, it stays. */
export function useMinimap() {
  const [isAwake, setIsAwake] = useState(false);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return {
    isAwake,
    wake: () => {
      window.clearTimeout(timer.current);
      setIsAwake(true);
    },
    rest: () => {
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => setIsAwake(false), restMs);
    },
  };
}
