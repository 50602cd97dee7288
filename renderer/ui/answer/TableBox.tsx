import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

/** Around a table: where it may scroll sideways and does (on phones), keys reach it too. */
export function TableBox({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const measure = (): void => {
      const element = box.current;
      if (element === null) return;
      setScrolls(element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX === 'auto');
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return (
    <div className="table-box" ref={box} {...(scrolls ? { tabIndex: 0 } : {})}>
      {children}
    </div>
  );
}
