//! What the page says of the app itself: its versions, what of it is kept on the device, what is handed to it, and how an
//! owner tries it.

use super::{bytes, counted, grouped};

pub const NEWER: &str = "There is a newer version.";
pub const UPDATE: &str = "Update";
pub const UPDATING: &str = "Updating…";

pub const TITLE: &str = "On this device";
pub const LEAD: &str = "Penchant runs here, not on a server. What it needs for that can stay here too.";
pub const OFFLINE: &str = "Without a network";
pub const OFFLINE_HINT: &str = "The app, its catalogue, your memory and search by words need no network after the first visit. Pictures and \
    search by meaning are larger; keep them if you want them too.";
pub const PAUSE: &str = "Pause";
pub const RESUME: &str = "Go on";
pub const REMOVE: &str = "Remove from this device";
pub const LOOKING: &str = "Looking…";
pub const PROGRESS: &str = "Kept so far";
pub const PERSISTENT: &str = "Your browser has agreed not to clear it by itself.";
pub const NOT_PERSISTENT: &str = "Your browser may clear it when the device runs short of room.";
pub const INSTALL: &str = "As an app";
pub const INSTALL_HINT: &str = "Installed, it has a window and an icon of its own, opens lists of items, and takes what other apps share.";
pub const INSTALL_BUTTON: &str = "Install";
pub const INSTALLED: &str = "It is installed.";
pub const NOT_OFFERED: &str = "Your browser offers no installation here, or it is installed already.";
pub const INSTALL_OFFER: &str = "Penchant can have its own place on this device.";

pub const HANDED: &str = "Shared with Penchant";
pub const HANDED_HINT: &str = "It stays on this device.";
pub const HANDED_NOTHING: &str = "Nothing was shared";
pub const HANDED_NOTHING_HINT: &str =
    "Share a text, a link, a picture or a list of items with Penchant, and it shows here.";
pub const LOOK_FOR: &str = "Search for this";
pub const PICTURE: &str = "The shared picture";
pub const PICTURE_HINT: &str =
    "The model on this device reads words, not pictures. Say in words what you are looking for:";
pub const TAKE_IN: &str = "Add it to your memory";
pub const MEMORY_FILE: &str = "This is an export of Penchant’s memory.";
pub const ITEMS_FILE: &str = "This may be a list of items.";
pub const TRY_IT: &str = "Try it as a catalogue";
pub const UNKNOWN_FILE: &str = "Penchant can do nothing with this kind of file.";

pub const TRY: &str = "Try it on your site";
pub const TRY_LEAD: &str = "Drop a CSV or JSON file of your items here, and get what your site needs to recommend them. The file does not leave \
    this device.";
pub const DROP: &str = "Drop a file here, or";
pub const CHOOSE: &str = "choose one";
pub const NAME: &str = "Name of the catalogue";
pub const NAME_DEFAULT: &str = "My catalogue";
pub const WORKING: &str = "Working…";
pub const FIRST: &str = "What a new visitor would see";
pub const LEFT_OUT: &str = "Left out";
pub const STEPS: &str = "Put it on your site";
pub const STEP_PACK: &str = "Unpack this beside your pages:";
pub const DOWNLOAD: &str = "Download the pack";
pub const STEP_EMBED: &str = "Copy the widget’s folder beside it:";
pub const STEP_SNIPPET: &str = "Write where the recommendations are to be:";
pub const COPY: &str = "Copy";
pub const COPIED: &str = "Copied.";
pub const WITH_VECTORS: &str = "Similar items go by meaning.";
pub const WITHOUT_VECTORS: &str = "Similar items go by words. For meaning, load the language model in Search first (up to 500 items), or build \
    the pack with the command line tool.";

pub const CONNECT: &str = "A site asks";
pub const CONNECT_HINT: &str = "Within its pages, in a part that only Penchant can read, it wants to show what suits you. That part would follow what is \
    remembered of you on this device. The site itself hears which of the things you click, as with any link, and nothing else.";
pub const CONNECT_YES: &str = "Let it follow my memory";
pub const CONNECT_NO: &str = "No";
pub const CONNECT_DONE: &str = "Allowed. Go back to the site.";
pub const CONNECT_ALONE: &str = "This window was opened by no site that waits for an answer.";

/// Which site asks.
pub fn asks(site: &str) -> String {
    format!("{site} asks to follow your taste")
}

/// The button that keeps everything.
pub fn keep(missing: u64) -> String {
    format!("Keep offline ({})", bytes(missing))
}

/// Everything is kept.
pub fn kept(total: u64) -> String {
    format!("All of it is kept on this device: {}.", bytes(total))
}

/// Part of it is kept.
pub fn kept_of(kept: u64, total: u64) -> String {
    format!("{} of {}", bytes(kept), bytes(total))
}

/// Why it stopped.
pub fn keep_failed(reason: &str) -> String {
    format!("It stopped: {reason}. What has come so far is kept.")
}

/// After an import.
pub fn taken_in(added: u32, left_out: u32) -> String {
    let added = counted(added.into(), "act", "acts");
    match left_out {
        0 => format!("{added} added to your memory."),
        _ => format!(
            "{added} added to your memory; {} could not be read.",
            counted(left_out.into(), "row", "rows")
        ),
    }
}

/// What the file held.
pub fn built(items: u32) -> String {
    format!("{} in the pack", counted(items.into(), "item", "items"))
}

/// Rows that were left out beyond those named.
pub fn more_left_out(count: u32) -> String {
    format!("… and {} more", grouped(count.into()))
}
