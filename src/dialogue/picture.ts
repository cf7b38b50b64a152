import type { ChartSpec } from "../render/chart-spec.ts";
import { toDrawing } from "../render/drawing.ts";
import type { Attachment } from "../render/message.ts";
import { saveDrawing } from "../store/attachments.ts";
import type { Turn } from "./turn.ts";

/** A chart to go with a message. Nothing is drawn here: whoever sends or shows the message does that. */
export async function attachChart({ trx, now }: Turn, chart: ChartSpec, name: string): Promise<Attachment> {
  const hash = await saveDrawing(trx, toDrawing(chart), now);
  return { hash, name, mime: "image/png", alt: chart.alt };
}
