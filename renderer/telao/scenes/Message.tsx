import { Paged } from '../parts/Paged.tsx';
import './notice.css';

const SIZES = [24, 20, 16, 13, 11, 9, 7.5, 6, 5, 4.5];

/** What the organizer has to say, letter by letter, as large as fits. */
export function Message({ text }: { text: string }) {
  return (
    <section className="message">
      <Paged text={text} sizes={SIZES}>
        <h1 className="message-text" dir="auto">
          {text}
        </h1>
      </Paged>
    </section>
  );
}
