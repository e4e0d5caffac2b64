import QtQuick

// One line of text in the hall's font; shrinks to its place before anything is cut.
Text {
    property real size: Theme.body
    property bool strong: false

    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Math.max(1, size)
    font.bold: strong && Theme.hasBold
    fontSizeMode: Text.Fit
    minimumPixelSize: Math.max(1, size * 0.45)
    elide: Text.ElideRight
    verticalAlignment: Text.AlignVCenter
    textFormat: Text.PlainText
}
