import { rmSync, existsSync } from "node:fs";
import { join } from "node:path";
import { candidateHomes } from "./locations.ts";

/** `npm run clean`: removes the embedded database of this clone with everything in it. Refuses while it is in use. */
for (const home of candidateHomes()) {
  if (existsSync(join(home, "keeper.json"))) {
    console.error(
      "Cơ sở dữ liệu đang chạy; hãy dừng chương trình trước. / The database is in use; stop the program first.",
    );
    process.exit(1);
  }
  rmSync(home, { recursive: true, force: true });
}
console.log("Đã xoá cơ sở dữ liệu của thư mục này. / The database of this folder has been removed.");
