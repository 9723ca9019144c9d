//! Words for what could not be done.

pub use super::phrases::failure::*;
use super::{device, failed, formats, memory, phrases::row, standing};
use crate::engine::protocol::{
    Defect, Failure, FileFault, ModelFault, PackFault, Refusal, StoreFault,
    egress::{BadAddress, BadRequest},
    failure::{Fault, Problem, RowPlace},
};

/// Why something could not be done, in a sentence.
pub fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Pack { why } => pack(why),
        Failure::Memory { why } => stored(why).into(),
        Failure::NotFound { item } => not_found(item),
        Failure::Model { why } => model(why),
        Failure::File { why } => file(why),
        Failure::Egress { why } => refusal(why).into(),
        Failure::Full { most } => standing::full(&formats::count((*most).into())),
        Failure::Stopped => cancelled().into(),
        Failure::Mismatch => failed::mismatch_hint().into(),
        Failure::Unguarded => failed::unguarded_hint().into(),
        Failure::Internal { why } => defect(*why).into(),
    }
}

/// What a browser, a host or a library said of it, to be quoted.
pub fn quote(failure: &Failure) -> Option<&str> {
    let said = match failure {
        Failure::Pack { why: PackFault::Unread { said, .. } }
        | Failure::Memory { why: StoreFault::Platform { said } }
        | Failure::Model { why: ModelFault::Unloaded { said } | ModelFault::Broken { said } }
        | Failure::File { why: FileFault::NoReader { said } | FileFault::Unread { said } } => said,
        _ => return None,
    };
    Some(said.as_str()).filter(|said| !said.is_empty())
}

/// Why a catalogue cannot be used.
pub fn pack(why: &PackFault) -> String {
    match why {
        PackFault::Status { path, status } => pack_status(path, &status.to_string()),
        PackFault::Unread { path, .. } => pack_unread(path),
        PackFault::TooLarge { path, bytes } => pack_too_large(path, &formats::bytes(*bytes)),
        PackFault::Altered { path } => pack_altered(path),
        PackFault::Newer => pack_newer().into(),
        PackFault::Malformed { path } => pack_malformed(path),
    }
}

fn stored(why: &StoreFault) -> &'static str {
    match why {
        StoreFault::Quota => memory_quota(),
        StoreFault::Aborted => memory_aborted(),
        StoreFault::Unavailable => memory_unavailable(),
        StoreFault::Newer => memory::newer(),
        StoreFault::Held => memory::held(),
        StoreFault::Incomplete => memory::incomplete(),
        StoreFault::Unencodable => memory_unencodable(),
        StoreFault::Platform { .. } => memory_platform(),
    }
}

/// Why the language model cannot be used.
pub fn model(why: &ModelFault) -> String {
    match why {
        ModelFault::Absent => model_absent(),
        ModelFault::Other => model_other(),
        ModelFault::Status { status } => return model_status(&status.to_string()),
        ModelFault::Altered => model_altered(),
        ModelFault::Unloaded { .. } => model_unloaded(),
        ModelFault::Broken { .. } => model_broken(),
    }
    .into()
}

fn file(why: &FileFault) -> String {
    match why {
        FileFault::TooLarge { most } => return device::too_large(&formats::bytes(*most)),
        FileFault::NoItem { first: Some(first) } => return file_no_item_first(&problem(first)),
        FileFault::NoItem { first: None } => file_no_item(),
        FileFault::Kind => file_kind(),
        FileFault::Binary => device::no_text(),
        FileFault::NoName => file_no_name(),
        FileFault::NoExport => file_no_export(),
        FileFault::Damaged => file_damaged(),
        FileFault::Locked => file_locked(),
        FileFault::Passphrase => file_passphrase(),
        FileFault::NoReader { .. } => file_no_reader(),
        FileFault::Unread { .. } => file_unread(),
    }
    .into()
}

fn refusal(why: &Refusal) -> &'static str {
    match why {
        Refusal::NoPlanner => no_planner(),
        Refusal::Busy => busy(),
        Refusal::NumberTaken => garbled(),
        Refusal::NothingLeft => nothing_left(),
        Refusal::Request { why } => request(*why),
    }
}

/// Why a request cannot be made.
pub fn request(why: BadRequest) -> &'static str {
    match why {
        BadRequest::Address(BadAddress::Scheme) => address_scheme(),
        BadRequest::Address(BadAddress::Unencrypted) => address_unencrypted(),
        BadRequest::Address(BadAddress::Character) => address_character(),
        BadRequest::Address(BadAddress::Host) => address_host(),
        BadRequest::Address(BadAddress::Port) => address_port(),
        BadRequest::Address(BadAddress::Path) => address_path(),
        BadRequest::TooLarge => request_too_large(),
        BadRequest::Header => request_header(),
    }
}

fn defect(why: Defect) -> &'static str {
    match why {
        Defect::NotOpen => not_open(),
        Defect::NotStarted => not_started(),
        Defect::Stopped => stopped(),
        Defect::Garbled => garbled(),
        Defect::Unexportable => unexportable(),
    }
}

/// What could not be used of a file, and where it stands.
pub fn problem(problem: &Problem) -> String {
    let said = fault(&problem.fault);
    match &problem.at {
        RowPlace::Whole => said,
        RowPlace::Line(line) => row::line(&formats::count(*line), &said),
        RowPlace::Entry(number) => row::entry(&formats::count(*number), &said),
        RowPlace::Named(name) => row::named(name, &said),
    }
}

fn fault(fault: &Fault) -> String {
    let count = |count: &u64| formats::count(*count);
    match fault {
        Fault::Empty { field } => row::empty(field),
        Fault::ControlCharacter => row::control_character().into(),
        Fault::LongId { most } => row::long_id(&formats::bytes(*most)),
        Fault::UsedId => row::used_id().into(),
        Fault::Cut { field } => row::cut(field),
        Fault::LongRow { most } => row::long_row(&formats::bytes(*most)),
        Fault::NotJson { column } => row::not_json(&count(column)),
        Fault::NotAList { column } => row::not_a_list(&count(column)),
        Fault::NotAnObject => row::not_an_object().into(),
        Fault::FieldNotAnObject { field } => row::field_not_an_object(field),
        Fault::NotANumber { field } => row::not_a_number(field),
        Fault::Negative => row::negative().into(),
        Fault::Date => row::date().into(),
        Fault::Link { field } => row::link(field),
        Fault::Cells { row: cells, header } => row::cells(&count(cells), &count(header)),
        Fault::Unclosed => row::unclosed().into(),
        Fault::ColumnTwice => row::column_twice().into(),
        Fault::NoColumn { field } => row::no_column(field),
        Fault::NoItems => row::no_items().into(),
        Fault::Untitled => row::untitled().into(),
        Fault::Deep => row::deep().into(),
        Fault::NoPicture => row::no_picture().into(),
        Fault::OnlyFirst { most, count: all } => super::sources::only_first(&count(most), &count(all)),
    }
}
