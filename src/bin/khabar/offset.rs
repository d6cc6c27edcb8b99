//! Offsets of a serialized document in other units than bytes.

use std::collections::BTreeMap;

use crate::arguments::Offsets;
use crate::json::Json;

/// Counts every `start` and `end` of a document's JSON in other units.
pub(crate) fn count(value: &mut Json, text: &str, offsets: Offsets) {
    let width: fn(char) -> usize = match offsets {
        Offsets::Byte => return,
        Offsets::Char => |_| 1,
        Offsets::Utf16 => char::len_utf16,
    };
    let mut places = BTreeMap::new();
    visit(value, &mut |place| {
        places.insert(*place, 0);
    });
    let mut counted = places.iter_mut().peekable();
    let mut units = 0;
    for (byte, char) in text.char_indices() {
        while let Some((_, count)) = counted.next_if(|(place, _)| **place <= byte as u64) {
            *count = units;
        }
        units += width(char) as u64;
    }
    counted.for_each(|(_, count)| *count = units);
    visit(value, &mut |place| *place = places[place]);
}

/// Calls `change` with every offset.
fn visit(value: &mut Json, change: &mut dyn FnMut(&mut u64)) {
    match value {
        Json::Object(members) => {
            for (name, member) in members {
                match (name.as_str(), member) {
                    ("start" | "end", Json::Plain(value)) => {
                        if let Some(mut place) = value.as_u64() {
                            change(&mut place);
                            *value = place.into();
                        }
                    }
                    (_, member) => visit(member, change),
                }
            }
        }
        Json::Array(items) => items.iter_mut().for_each(|item| visit(item, change)),
        Json::Plain(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn offsets_are_counted_wherever_they_stand() {
        let text = "a 🕊 بيت";
        let start = text.find('ب').unwrap();
        let found = json!({"start": start, "inside": [{"start": start, "end": text.len()}], "count": start});
        for (offsets, from, to) in [
            (Offsets::Byte, 7, 13),
            (Offsets::Char, 4, 7),
            (Offsets::Utf16, 5, 8),
        ] {
            let mut value = Json::of(&found).unwrap();
            count(&mut value, text, offsets);
            assert_eq!(
                serde_json::to_value(&value).unwrap(),
                json!({"start": from, "inside": [{"start": from, "end": to}], "count": start})
            );
        }
    }
}
