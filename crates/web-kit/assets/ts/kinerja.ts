// Small helps for those whose browser runs them. Every page works without.

import { pressKeys } from "./keys";
import { showPasswords } from "./password";
import { followPredikat } from "./predikat";
import { autosave } from "./autosave";
import { sendOnce } from "./send-once";
import { focusSummary } from "./summary";

showPasswords();
pressKeys();
followPredikat();
sendOnce();
autosave();
focusSummary();
